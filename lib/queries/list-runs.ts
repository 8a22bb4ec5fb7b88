import 'server-only';
import type { RunFilter } from '@/lib/domain/run-filter';
import type { RunSummary } from '@/lib/domain/views';
import { listRuns as list } from '@/lib/db/runs';

/** One page of runs, newest first. */
export async function listRuns(filter: RunFilter): Promise<{ runs: RunSummary[]; nextBefore: string | null }> {
  return list(filter);
}
