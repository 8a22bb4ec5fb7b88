import 'server-only';
import { readFile } from 'node:fs/promises';

const pageBytes = 4096;
const clockTicksPerSecond = 100;

/** The pids of a process and all its descendants, as the host sees them. */
export async function descendants(rootPid: number): Promise<number[]> {
  const found = [rootPid];
  for (const pid of found) {
    const children = await readText(`/proc/${pid}/task/${pid}/children`);
    for (const child of children.split(' ')) if (child !== '') found.push(Number(child));
  }
  return found;
}

/** Resident memory in bytes that a dump would have to write: anonymous and shared pages, not file pages. */
export async function dumpableBytes(rootPid: number): Promise<number> {
  let bytes = 0;
  for (const pid of await descendants(rootPid)) {
    const [, resident = 0, shared = 0] = (await readText(`/proc/${pid}/statm`)).split(' ').map(Number);
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
    const stat = await readText(`/proc/${pid}/stat`);
    if (stat === '') continue;
    isSeen = true;
    // The command name may hold spaces: the numbers begin after its closing bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
    residentBytes += Number(fields[21]) * pageBytes;
  }
  return isSeen ? { cpuSeconds: ticks / clockTicksPerSecond, residentBytes } : null;
}

/** True while a process with this pid exists. */
export async function isAlive(pid: number): Promise<boolean> {
  return pid > 0 && (await readText(`/proc/${pid}/stat`)) !== '';
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    return '';
  }
}
