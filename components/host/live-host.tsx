'use client';
import { useState } from 'react';
import { HostCard } from '@/components/overview/host-card';
import { useHostEvent, useHostStream } from '@/lib/client/host-events';
import type { HostState } from '@/lib/domain/live';
import { Age } from './age';
import { GpuCard } from './gpu-card';

interface Props {
  initialHost: HostState;
  places: { checkpointDir: string; ramDisk: string };
}

/** The host card, kept current by the app-wide stream; old facts are dimmed while it is away. */
export function LiveHost({ initialHost, places }: Props) {
  const { host, connection } = useHostStream();
  // The browser's clock, since the host's may differ: the age is what went by here since the facts came.
  const [readMs, setReadMs] = useState<number | null>(null);
  useHostEvent((event) => {
    if (event.type === 'host') setReadMs(Date.now());
  });
  const isStale = connection === 'reconnecting';
  return (
    <div className={`grid gap-4 ${isStale ? 'opacity-60' : ''}`}>
      <HostCard
        host={host ?? initialHost}
        places={places}
        age={<Age readMs={readMs} note={isStale ? 'not live' : 'live'} />}
      />
      {/* A host without GPUs has said so above; anything else that keeps them from being shown is said here. */}
      {!isWithoutGpu(host ?? initialHost) && <GpuCard host={host ?? initialHost} />}
    </div>
  );
}

const isWithoutGpu = ({ gpus, gpuNote }: HostState) =>
  gpus.length === 0 && gpuNote?.startsWith('No NVIDIA GPU') === true;
