import 'server-only';
import path from 'node:path';
import { getLogFile } from '@/lib/db/run-commands';
import { getRunSummary } from '@/lib/db/runs';
import { isFinal, type RunStatus } from '@/lib/domain/run-status';
import { runsDir } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';
import { exists } from '@/lib/host/storage/exists';

export interface RunLogFile {
  /** Absolute; packed when it ends with `.gz`. */
  file: string;
  /** It may still grow. */
  isLive: boolean;
  status: RunStatus;
}

/**
 * Where a log of a run lies: with the run, or where CRIU writes it while the run goes on.
 * @throws AppError run/not-found, run/log-not-found
 */
export async function runLogFile(runId: string, name: string): Promise<RunLogFile> {
  const run = await getRunSummary(runId);
  if (!run) throw new AppError('run/not-found', 'There is no run with this id.');
  const kept = await getLogFile(runId, name);
  if (!kept) throw new AppError('run/log-not-found', `Run ${runId} has no log of this name.`);
  const written = path.resolve(kept.path);
  const folder = path.join(runsDir(), runId) + path.sep;
  // The data folder may have been moved since.
  const moved = path.join(folder, path.basename(written));
  const file = !written.startsWith(folder) && (await exists(moved)) ? moved : written;
  const isOwn = file.startsWith(folder);
  // What lies elsewhere was CRIU's to write while the run lasted; by now it is another run's, if it is there at all.
  if (!isOwn && isFinal(run.status)) {
    throw new AppError('run/log-not-found', `${name} was not kept: the run ended before that.`);
  }
  return { file, isLive: !isOwn, status: run.status };
}
