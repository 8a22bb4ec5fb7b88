import 'server-only';
import { readdir, readFile } from 'node:fs/promises';

// Every process that can be seen here, as /proc lists them.
async function listPids(): Promise<number[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
}

/** The processes for which the question is answered with yes. */
export async function pidsWhere(isMeant: (pid: number) => Promise<boolean>): Promise<number[]> {
  const found: number[] = [];
  for (const pid of await listPids()) if (await isMeant(pid)) found.push(pid);
  return found;
}

/** A file of /proc/PID; empty when the process has ended, or the file may not be read. */
export async function readOfProcess(pid: number | 'self', file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

/** Command and arguments of a process; `['']` when it has ended. */
export async function argvOf(pid: number): Promise<string[]> {
  return (await readOfProcess(pid, 'cmdline')).split('\0');
}

/** kill -9. A process that has ended by itself in between is none to complain about. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
