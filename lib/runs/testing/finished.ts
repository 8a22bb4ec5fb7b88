import 'server-only';
import { getRunDetail } from '@/lib/db/runs';
import type { RunDetail } from '@/lib/domain/views';
import { submitRun, whenFinished } from '../orchestrator';
import type { RunRequest } from '../request';

/** For tests and benchmarks: runs to its end as a person's click does. @throws when it did not succeed. */
export async function finished(request: RunRequest): Promise<RunDetail> {
  const { runId } = await submitRun(request);
  await whenFinished(runId);
  const run = await getRunDetail(runId);
  if (run?.status !== 'succeeded') throw new Error(`Run ${runId} failed: ${run?.error?.detail ?? 'no record'}`);
  return run;
}
