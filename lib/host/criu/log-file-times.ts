import 'server-only';
import { stat } from 'node:fs/promises';
import type { LogFileTimes } from '@/lib/domain/measurement';

/** The kernel stamps files with the time of its last tick, which may be this old. */
const tickMs = 10;

/**
 * When CRIU's log was made and last written, in ms after `since`, by the kernel's clock for files: a witness beside
 * the time stamps in it. Undefined without such a file, on a file system that keeps no birth times, and for a file
 * that is older than `since`.
 */
export async function logFileTimes(file: string, since: Date): Promise<LogFileTimes | undefined> {
  const found = await stat(file).catch(() => null);
  if (found === null) return undefined;
  const createdMs = found.birthtimeMs - since.getTime();
  const writtenMs = found.mtimeMs - since.getTime();
  if (found.birthtimeMs === 0 || createdMs < -tickMs || writtenMs < createdMs) return undefined;
  return { createdMs, writtenMs };
}
