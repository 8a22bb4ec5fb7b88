import 'server-only';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { getLogFile } from '@/lib/db/run-commands';
import { getRunDetail } from '@/lib/db/runs';
import type { Anatomy } from '@/lib/diagnosis/anatomy/part';
import { anatomyReader } from '@/lib/diagnosis/anatomy/read-anatomy';

const logs = {
  checkpoint: { kind: 'dump', name: 'dump.log' },
  restore: { kind: 'restore', name: 'restore.log' },
} as const;

/**
 * Where the time of a run's dump or restore went, from CRIU's log kept with it; read line by line, whatever its
 * length. Null: no such run, another kind, or no log of it.
 */
export async function getAnatomy(runId: string): Promise<Anatomy | null> {
  const run = await getRunDetail(runId);
  if (run?.kind !== 'checkpoint' && run?.kind !== 'restore') return null;
  const { kind, name } = logs[run.kind];
  const file = await getLogFile(runId, name);
  if (!file) return null;
  const source = createReadStream(file.path);
  const text = createGunzip();
  // A log that is cut short is read as far as it goes.
  source.on('error', () => text.end());
  const lines = createInterface({ input: source.pipe(text), crlfDelay: Infinity });
  const reader = anatomyReader(kind);
  try {
    for await (const line of lines) reader.push(line);
  } catch {
    return null;
  }
  return reader.result(run.measurement?.engineDurationMs ?? null);
}
