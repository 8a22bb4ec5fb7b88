'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { isFinal } from '@/lib/domain/run-status';
import { BenchmarkBody, type BenchmarkActions } from './benchmark-body';

// One that is over never changes again, so it needs nothing that asks the server.
const LiveBenchmark = dynamic(() => import('./live-benchmark').then((module) => module.LiveBenchmark));

/** A benchmark, live while it lasts and the same for ever after. */
export function BenchmarkPage({ initial, ...actions }: { initial: BenchmarkView } & BenchmarkActions) {
  const [wasLive] = useState(!isFinal(initial.run.status));
  if (wasLive) return <LiveBenchmark initial={initial} actions={actions} />;
  return <BenchmarkBody view={initial} isStale={false} actions={actions} />;
}
