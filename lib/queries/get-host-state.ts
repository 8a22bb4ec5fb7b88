import 'server-only';
import type { ContainerState, HostState } from '@/lib/domain/live';
import { countCheckpointsByContainer } from '@/lib/db/checkpoints';
import { checkpointDir } from '@/lib/env';
import { isAppError } from '@/lib/errors/app-error';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readHostMetrics } from '@/lib/host/facts/host-metrics';
import { readLiveGpus } from '@/lib/host/gpu/live-gpus';
import { containerOfPid } from '@/lib/host/gpu/container-of-pid';
import { readContainerUsage } from '@/lib/host/live/container-usage';
import { listContainers } from '@/lib/host/podman/list-containers';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';
import { lockHolder } from '@/lib/runs/locks';

/** What happens on the host now. A broken part is shown as such; the rest lives on. */
export async function getHostState(): Promise<HostState> {
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
        busyRunId: lockHolder(`container:${container.name}`),
      })),
    );
    return { engine: { state: 'up', kind, detail: null }, containers };
  } catch (error) {
    const detail = isAppError(error) ? `${error.message} ${error.remedy.join(' ')}` : 'The engine did not answer.';
    return { engine: { state: 'down', kind: 'unknown', detail }, containers: [] };
  }
}
