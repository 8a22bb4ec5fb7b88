import 'server-only';
import type { RunSummary } from '@/lib/domain/views';
import { getRunSummary } from '@/lib/db/runs';
import { activeRunIds } from '@/lib/runs/orchestrator';

/** The runs that are queued or running now. */
export async function activeRuns(): Promise<RunSummary[]> {
  const runs = await Promise.all(activeRunIds().map((id) => getRunSummary(id)));
  return runs.filter((run) => run !== null);
}
