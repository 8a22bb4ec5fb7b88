import 'server-only';
import { pidsWhere, readOfProcess } from '@/lib/host/process/pids';

/** Processes that are in the control group of this container, whichever command of the engine left them there. */
export async function processesOfContainer(containerId: string): Promise<number[]> {
  return pidsWhere(async (pid) => isInGroupOf(await readOfProcess(pid, 'cgroup'), containerId));
}

/**
 * True when /proc/PID/cgroup says that the process is in the group of a container or below it. podman calls the group
 * `libpod-ID` (cgroupfs) or `libpod-ID.scope` (systemd); that of the monitor, `libpod-conmon-ID`, is another.
 */
export function isInGroupOf(cgroupText: string, containerId: string): boolean {
  // An id that is cut short would match others.
  if (!/^[0-9a-f]{64}$/.test(containerId)) return false;
  const groups = cgroupText.split('\n').flatMap((line) => line.split(':').slice(2).join(':').split('/'));
  return groups.some((name) => name === `libpod-${containerId}` || name === `libpod-${containerId}.scope`);
}
