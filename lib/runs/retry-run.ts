import 'server-only';
import { getRunDetail } from '@/lib/db/runs';
import { retryInput } from '@/lib/domain/remedies/retry-input';
import type { RetryRemedy } from '@/lib/domain/remedies/retry-remedy';
import { AppError } from '@/lib/errors/app-error';
import { specEnvOfRun } from '@/lib/db/spec-env-of-run';
import { submitRun, type SubmittedRun } from './orchestrator';

/**
 * Queues a failed run once more with the option that removes its cause. What it was asked for is read from what the
 * run keeps; the values of its secrets come from the launch spec as it is now.
 * @throws AppError run/not-found, run/not-retryable, run/secret-not-kept
 */
export async function retryRun(runId: string, remedy: RetryRemedy): Promise<SubmittedRun> {
  const run = await getRunDetail(runId);
  if (!run) throw new AppError('run/not-found', 'There is no run with this id.');
  if (run.importedFrom !== null)
    throw new AppError('run/not-retryable', `It was measured elsewhere and came from the file ${run.importedFrom}.`);
  if (run.status !== 'failed') throw new AppError('run/not-retryable', `It has not failed: it is ${run.status}.`);
  const retry = retryInput(run, remedy, await specEnvOfRun(run));
  if (retry === null)
    throw new AppError(
      'run/not-retryable',
      `“${remedy}” changes nothing for a run of the kind ${run.kind}, or what it was asked for is not known.`,
    );
  if (retry.lost.length > 0)
    throw new AppError(
      'run/secret-not-kept',
      `${retry.lost.join(', ')} was given for that run alone, and the launch spec has no such variable.`,
    );
  return retry.kind === 'restore'
    ? submitRun({ kind: 'restore', input: retry.input })
    : submitRun({ kind: 'checkpoint', input: retry.input });
}
