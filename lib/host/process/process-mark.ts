import 'server-only';
import { readFile } from 'node:fs/promises';
import { statFields } from './stat-fields';

/**
 * A name for one process of this host that no other ever gets: boot, pid and start time (field 22 of
 * /proc/PID/stat). Null when there is no such process.
 */
export async function processMark(pid: number): Promise<string | null> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const startedAt = statFields(stat)?.[19];
    return `${boot}:${pid}:${startedAt}`;
  } catch {
    return null;
  }
}

/** True while the process that a mark names is alive. */
export async function isMarkAlive(mark: string): Promise<boolean> {
  const pid = Number(mark.split(':')[1]);
  return Number.isInteger(pid) && (await processMark(pid)) === mark;
}
