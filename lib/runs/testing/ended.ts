import 'server-only';
import { getRunDetail } from '@/lib/db/runs';
import type { RunDetail } from '@/lib/domain/views';
import { submitRun, whenFinished } from '../orchestrator';
import type { RunRequest } from '../request';

/** For tests and benchmarks: runs to its end as a person's click does, however it ends. */
export async function ended(request: RunRequest): Promise<RunDetail> {
  const { runId } = await submitRun(request);
  return endOf(runId);
}

/** The same of a run that was started already. */
export async function endOf(runId: string): Promise<RunDetail> {
  await whenFinished(runId);
  const run = await getRunDetail(runId);
  if (!run) throw new Error(`Run ${runId} is not stored.`);
  return run;
}
