import 'server-only';
import { AppError, isAppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { log } from '@/lib/log';
import { getRunDetail } from '@/lib/db/runs';
import { updatePhase } from '@/lib/db/run-phases';
import { explainFailure } from './explain-failure';
import type { RunContext } from './run-context';
import { testbedOf } from './testbed-of';
import { withServerWords } from './with-server-words';

/**
 * Stores that a run was cancelled or failed. As long as the database takes nothing it is tried again: a run that has
 * ended must not say for ever that it is under way. Never throws.
 */
export async function storeEnd(context: RunContext, error: unknown, isCanceled: boolean): Promise<void> {
  const cause = isCanceled
    ? new AppError('run/canceled', 'The run was cancelled on request.')
    : await withServerWords(explainFailure(error), context.runId);
  // Which versions failed is the first thing that anybody asks.
  if (!isCanceled) await testbedOf(context).catch(() => undefined);
  const view = toErrorView(cause);
  if (view.code === 'internal/unexpected') log().error({ err: error, runId: context.runId }, 'run failed unexpectedly');
  const status = isCanceled ? 'canceled' : 'failed';
  for (;;) {
    try {
      await closePhases(context.runId, status);
      await context.update({ status, finishedAt: new Date(), error: view, measurement: { ...context.measurement } });
      return;
    } catch (storeError) {
      log().error({ err: storeError, runId: context.runId }, 'the end of a run could not be stored');
      if (!isAppError(storeError) || storeError.code !== 'database/not-writable') return;
    }
  }
}

/** A phase whose end could not be stored when it came. */
async function closePhases(runId: string, status: 'canceled' | 'failed'): Promise<void> {
  const run = await getRunDetail(runId);
  for (const { key, status: now } of run?.phases ?? [])
    if (now === 'running') await updatePhase(runId, key, { status, finishedAt: new Date() });
}
