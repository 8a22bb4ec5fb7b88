import 'server-only';
import { open } from 'node:fs/promises';
import { addLogFile } from '@/lib/db/run-commands';
import { removeOldLog } from '@/lib/host/podman/criu-log-file';
import { packIntoRun } from './pack-into-run';
import type { RunContext } from './run-context';

export type CriuLogName = 'dump.log' | 'restore.log';

/**
 * Does `work`, in which CRIU writes `file`: an older file is taken away before, the new one can be followed on the
 * run's page meanwhile, and it is kept however the work ends.
 */
export async function withCriuLog<T>(
  run: RunContext,
  { name, file }: { name: CriuLogName; file: string },
  work: () => Promise<T>,
): Promise<T> {
  await removeOldLog(file);
  run.inBackground(addLogFile(run.runId, { name, path: file, sizeBytes: 0 }));
  try {
    return await work();
  } finally {
    await keepLog(run, name, file);
  }
}

/**
 * Keeps a log with the run, packed when the run has nothing else to do: not while it is measured. The file is opened
 * now, so that it may be taken away or begun anew meanwhile.
 */
export async function keepLog(run: RunContext, name: CriuLogName, file: string): Promise<void> {
  const handle = await open(file, 'r').catch(() => null);
  const say = (text: string) => run.log('product', text);
  run.atEnd(() => packIntoRun(run.runId, { name, handle, say, secrets: run.secretValues() }));
}
