import 'server-only';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { getLogFile } from '@/lib/db/run-commands';

const decompress = promisify(gunzip);

/** A log kept with a run, decompressed; null when the run has none of that name. */
export async function readRunLog(runId: string, name: string): Promise<Buffer | null> {
  const file = await getLogFile(runId, name);
  return file ? decompress(await readFile(file.path)) : null;
}
