import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerFacts } from '@/lib/host/podman/inspect-container';
import { processesOfContainer } from '@/lib/host/podman/container-processes';
import { argvOf, killNow, pidsWhere } from '@/lib/host/process/pids';

/** How long the monitor of a dead container may take to clean up after it. */
const monitorPatienceMs = 5_000;
/** How long killed processes are waited for: one that is held by the disk or a driver may take its time. */
const endPatienceMs = 10_000;
const lookEveryMs = 50;

/**
 * Ends what is left of a container that podman and its runtime take for dead: half-restored processes and CRIU in its
 * control group, and the monitor that holds its published port.
 * @param patienceMs how long the processes may take to end by themselves.
 * @returns sentences on what was done, for the log.
 */
export async function endLeftProcesses(
  { id, name, userdataDir }: ContainerFacts,
  { patienceMs = 0 }: { patienceMs?: number } = {},
): Promise<string[]> {
  const inGroup = await endAll(() => processesOfContainer(id), patienceMs);
  const monitors = await endAll(() => monitorsOf(id, userdataDir), monitorPatienceMs);
  return [
    ...(inGroup > 0 ? [`${inGroup} process(es) were left in the control group of ${name}: they were ended.`] : []),
    ...(monitors > 0 ? [`The monitor of ${name} was left, and could hold its port: it was ended.`] : []),
  ];
}

/** Kills what `find` still finds after `patienceMs`, until it finds nothing. @returns how many were killed. */
async function endAll(find: () => Promise<number[]>, patienceMs: number): Promise<number> {
  const killed = new Set<number>();
  const startedAt = performance.now();
  for (;;) {
    const left = await find();
    const waitedMs = performance.now() - startedAt;
    if (left.length === 0 || waitedMs > patienceMs + endPatienceMs) return killed.size;
    if (waitedMs >= patienceMs) {
      for (const pid of left) {
        killNow(pid);
        killed.add(pid);
      }
    }
    await sleep(lookEveryMs);
  }
}

/** conmon has the container's id and the folder of its bundle in its arguments; another engine's has another folder. */
async function monitorsOf(containerId: string, bundleDir: string): Promise<number[]> {
  return pidsWhere(async (pid) => {
    const argv = await argvOf(pid);
    return argv[0]?.endsWith('conmon') === true && argv.includes(containerId) && argv.includes(bundleDir);
  });
}
