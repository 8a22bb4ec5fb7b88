import 'server-only';
import { AppError } from '@/lib/errors/app-error';
import { errorCodes, type ErrorCode } from '@/lib/errors/codes';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunSummary } from '@/lib/domain/views';
import { getRunDetail } from '@/lib/db/runs';
import { runChild } from '../child-run';
import type { RunContext } from '../run-context';

/** The whole story in one click: a golden checkpoint of the demo server, then a restore from it. */
export async function runDemo(run: RunContext, { specId }: { specId: string }): Promise<void> {
  const name = `demo-${run.runId.slice(0, 8)}`;
  const made = await run.phase('demo-checkpoint', async (signal) => {
    const input = createCheckpointInputSchema.parse({ source: { type: 'spec', specId }, name, options: {} });
    return succeeded(await runChild(run.runId, { kind: 'checkpoint', input }, signal));
  });
  const { checkpointId } = made;
  if (!checkpointId) throw new AppError('checkpoint/not-found', 'The checkpoint run left no checkpoint.');
  await run.update({ checkpointId });
  await run.phase('demo-restore', async (signal) => {
    const input = restoreInputSchema.parse({ checkpointId, options: {} });
    succeeded(await runChild(run.runId, { kind: 'restore', input }, signal));
  });
}

/** What went wrong in a child is what went wrong in the demo. */
async function succeeded(child: RunSummary): Promise<RunSummary> {
  if (child.status === 'succeeded') return child;
  const error = (await getRunDetail(child.id))?.error;
  const ended = `${child.title} ended as ${child.status}`;
  if (!error || !(error.code in errorCodes)) throw new AppError('internal/unexpected', `${ended}.`);
  throw new AppError(error.code as ErrorCode, `${ended}: ${error.detail}`, { remedy: [...error.remedy] });
}
