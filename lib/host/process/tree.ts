import 'server-only';
import { readOfProcess } from './pids';
import { statFields } from './stat-fields';

const pageBytes = 4096;
const clockTicksPerSecond = 100;

/** The pids of a process and all its descendants, as the host sees them. */
export async function descendants(rootPid: number): Promise<number[]> {
  const found = [rootPid];
  for (const pid of found) {
    const children = (await readOfProcess(pid, `task/${pid}/children`)).trim();
    for (const child of children.split(' ')) if (child !== '') found.push(Number(child));
  }
  return found;
}

/** Resident memory in bytes that a dump would have to write: anonymous and shared pages, not file pages. */
export async function dumpableBytes(rootPid: number): Promise<number> {
  let bytes = 0;
  for (const pid of await descendants(rootPid)) {
    const [, resident = 0, shared = 0] = (await readOfProcess(pid, 'statm')).split(' ').map(Number);
    bytes += (resident - shared) * pageBytes;
  }
  return bytes;
}

/** CPU time and resident memory of a process tree; null when the process is gone. */
export async function treeUsage(rootPid: number): Promise<{ cpuSeconds: number; residentBytes: number } | null> {
  let ticks = 0;
  let residentBytes = 0;
  let isSeen = false;
  for (const pid of await descendants(rootPid)) {
    const fields = statFields(await readOfProcess(pid, 'stat'));
    if (fields === null) continue;
    isSeen = true;
    ticks += Number(fields[11]) + Number(fields[12]);
    residentBytes += Number(fields[21]) * pageBytes;
  }
  return isSeen ? { cpuSeconds: ticks / clockTicksPerSecond, residentBytes } : null;
}

/** True while a process with this pid exists. */
export async function isAlive(pid: number): Promise<boolean> {
  return pid > 0 && (await readOfProcess(pid, 'stat')) !== '';
}
