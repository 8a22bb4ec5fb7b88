import 'server-only';
import { getRunSummary } from '@/lib/db/runs';
import { AppError } from '@/lib/errors/app-error';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunContext } from '../run-context';
import { cancelRun, submitRun, whenFinished, type SubmittedRun } from '../orchestrator';

/** The whole story in one click: a golden checkpoint of the demo server, then a restore from it. */
export async function runDemo(run: RunContext, { specId }: { specId: string }): Promise<void> {
  const name = `demo-${run.runId.slice(0, 8)}`;
  const checkpointRun = await run.phase('demo-checkpoint', async (signal) => {
    const input = createCheckpointInputSchema.parse({ source: { type: 'spec', specId }, name, options: {} });
    return follow(await submitRun({ kind: 'checkpoint', input, parentRunId: run.runId }), signal);
  });
  const checkpointId = (await getRunSummary(checkpointRun))?.checkpointId;
  if (!checkpointId) throw new AppError('checkpoint/not-found', 'The checkpoint run left no checkpoint.');
  await run.update({ checkpointId });
  await run.phase('demo-restore', async (signal) => {
    const input = restoreInputSchema.parse({ checkpointId, options: {} });
    await follow(await submitRun({ kind: 'restore', input, parentRunId: run.runId }), signal);
  });
}

async function follow(child: SubmittedRun, signal: AbortSignal): Promise<string> {
  const onAbort = () => cancelRun(child.runId);
  signal.addEventListener('abort', onAbort, { once: true });
  await whenFinished(child.runId);
  signal.removeEventListener('abort', onAbort);
  signal.throwIfAborted();
  const ended = await getRunSummary(child.runId);
  if (ended?.status !== 'succeeded') {
    throw new AppError(
      'internal/unexpected',
      `${ended?.title ?? 'A step'} ended as ${ended?.status ?? 'unknown'}: ${ended?.errorTitle ?? 'see its page'}.`,
    );
  }
  return child.runId;
}
