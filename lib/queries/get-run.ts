import 'server-only';
import type { RunDetail, RunLogLine } from '@/lib/domain/views';
import { listLog } from '@/lib/db/run-events';
import { getRunDetail } from '@/lib/db/runs';

/** As much as a live page keeps; the rest is in the kept log files. */
const shownLogLines = 20_000;

/** Everything a run page shows; null when there is no such run. */
export async function getRun(id: string): Promise<RunDetail | null> {
  return getRunDetail(id);
}

/** The stored log of a run, oldest line first. */
export async function getRunLog(id: string): Promise<RunLogLine[]> {
  return listLog(id, { limit: shownLogLines });
}
