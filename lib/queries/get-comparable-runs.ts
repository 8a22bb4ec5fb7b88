import 'server-only';
import { listComparableRuns } from '@/lib/db/comparable-runs';
import { getRunSummary } from '@/lib/db/runs';
import { isComparable } from '@/lib/domain/comparable';
import type { RunSummary } from '@/lib/domain/views';

/** So many are offered; older ones can be named in the address. */
const offeredAtOnce = 50;

/** A run and those it can be put beside; null when there is no such run, or it is of no kind that is compared. */
export async function getComparableRuns(id: string): Promise<{ run: RunSummary; others: RunSummary[] } | null> {
  const run = await getRunSummary(id);
  if (!run || !isComparable(run)) return null;
  return { run, others: await listComparableRuns(run, offeredAtOnce) };
}
