import 'server-only';
import { readTail } from '@/lib/host/process/job';

// CRIU's restorer logs each read of pages as "pie: N: `- returned BYTES"; see docs/architecture.md.
const returned = /`- returned (\d+)/g;

/** Bytes of memory pages a restore under way has read so far, from CRIU's restore.log. */
export async function restoredBytes(logFile: string): Promise<number> {
  const log = await readTail(logFile, 16 * 1024 * 1024);
  let bytes = 0;
  for (const match of log.matchAll(returned)) bytes += Number(match[1]);
  return bytes;
}
