import 'server-only';
import type { ContainerState, HostState } from '@/lib/domain/live';
import { countCheckpointsByContainer } from '@/lib/db/checkpoints';
import { checkpointDir } from '@/lib/env';
import { isFinal } from '@/lib/domain/run-status';
import { isAppError } from '@/lib/errors/app-error';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readHostMetrics } from '@/lib/host/facts/host-metrics';
import { readLiveGpus } from '@/lib/host/gpu/live-gpus';
import { containerOfPid } from '@/lib/host/gpu/container-of-pid';
import { readContainerUsage } from '@/lib/host/live/container-usage';
import { listContainers } from '@/lib/host/podman/list-containers';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';
import { onRunChanged } from '@/lib/runs/bus';
import { lockHolder } from '@/lib/runs/locks';
import { sharedReading, type SharedReading } from '@/lib/sse/shared-reading';

/** A page is content with what the stream that it opens has told others just now. */
const maxAgeMs = 2_500;

// Pages, routes and actions are bundled apart; the readings they share hang on globalThis.
const key = Symbol.for('gpu-load.host-state');
const holder = globalThis as { [key]?: SharedReading<HostState> };

function shared(): SharedReading<HostState> {
  if (!holder[key]) {
    const reading = (holder[key] = sharedReading(collectHostState));
    // A run that ended has changed what there is to see. What one does meanwhile the stream tells soon enough; looking
    // at each of its steps would stand in the way of its own commands.
    onRunChanged(({ status }) => {
      if (isFinal(status)) reading.forget();
    });
  }
  return holder[key];
}

/**
 * What happens on the host, as of at most some seconds ago and never as of before a run ended: looking starts
 * processes, so all who ask at once share one look. Which run holds a container is as of now. A broken part is shown
 * as such; the rest lives on.
 */
export async function getHostState(): Promise<HostState> {
  const host = await shared().recent(maxAgeMs);
  return { ...host, containers: host.containers.map((one) => ({ ...one, busyRunId: holderOf(one.name) })) };
}

/** What happens on the host now. */
export async function readHostStateAnew(): Promise<HostState> {
  return shared().next();
}

async function collectHostState(): Promise<HostState> {
  const [engine, metrics, gpu] = await Promise.all([
    readContainers(),
    readHostMetrics({ checkpoints: checkpointDir(), ramDisk: ramDiskPath() }),
    readLiveGpus(),
  ]);
  const ownerOf = gpu.processes.length === 0 ? () => null : await containerOfPid(engine.containers);
  return {
    hostId: 'local',
    at: new Date().toISOString(),
    engine: engine.engine,
    ...metrics,
    gpus: gpu.gpus,
    gpuNote: gpu.note,
    gpuProcesses: gpu.processes.map((process) => ({ ...process, containerName: ownerOf(process.pid) })),
    containers: engine.containers,
  };
}

const holderOf = (containerName: string) => lockHolder(`container:${containerName}`);

async function readContainers(): Promise<{ engine: HostState['engine']; containers: ContainerState[] }> {
  try {
    const { kind } = await resolveEngine();
    const [listed, counts] = await Promise.all([listContainers(), countCheckpointsByContainer()]);
    const containers = await Promise.all(
      listed.map(async ({ pid, ...container }) => ({
        ...container,
        ...(await readContainerUsage(container.id, pid)),
        pid: pid === 0 ? null : pid,
        checkpointCount: counts.get(container.id) ?? 0,
        busyRunId: holderOf(container.name),
      })),
    );
    return { engine: { state: 'up', kind, detail: null }, containers };
  } catch (error) {
    const detail = isAppError(error) ? `${error.message} ${error.remedy.join(' ')}` : 'The engine did not answer.';
    return { engine: { state: 'down', kind: null, detail }, containers: [] };
  }
}
