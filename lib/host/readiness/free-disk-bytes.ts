import 'server-only';
import { statfs } from 'node:fs/promises';

/** Bytes that may still be written to the disk of a folder; null when it is not there. */
export async function freeDiskBytes(folder: string): Promise<number | null> {
  const fs = await statfs(folder).catch(() => null);
  return fs && fs.bavail * fs.bsize;
}
