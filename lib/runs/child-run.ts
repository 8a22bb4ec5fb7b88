import 'server-only';
import type { RunSummary } from '@/lib/domain/views';
import { getRunSummary } from '@/lib/db/runs';
import { cancelRun, submitRun, whenFinished } from './orchestrator';
import type { RunRequest } from './request';

/**
 * Runs a child of `parentRunId` to its end, whichever it is. An abort cancels the child, and its end
 * is waited for before the abort is thrown.
 */
export async function runChild(parentRunId: string, request: RunRequest, signal: AbortSignal): Promise<RunSummary> {
  signal.throwIfAborted();
  const { runId } = await submitRun({ ...request, parentRunId });
  const onAbort = () => void cancelRun(runId);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await whenFinished(runId);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  signal.throwIfAborted();
  const ended = await getRunSummary(runId);
  if (!ended) throw new Error(`Run ${runId} has no record.`);
  return ended;
}
