import 'server-only';
import { getRunDetail } from '@/lib/db/runs';
import type { RunDetail } from '@/lib/domain/views';
import { submitRun, whenFinished } from '@/lib/runs/orchestrator';
import type { RunRequest } from '@/lib/runs/request';

/** Runs to its end as a person's click does. @throws when it did not succeed. */
export async function finished(request: RunRequest): Promise<RunDetail> {
  const { runId } = await submitRun(request);
  await whenFinished(runId);
  const run = await getRunDetail(runId);
  if (run?.status !== 'succeeded') throw new Error(`Run ${runId} failed: ${run?.error?.detail ?? 'no record'}`);
  return run;
}

/** The middle value; the mean of the two in the middle when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** `--pairs N` of the command line. */
export function pairsOf(text: string): number {
  const pairs = Number.parseInt(text, 10);
  if (!(pairs >= 1 && pairs <= 1000)) throw new Error('--pairs must be a number from 1 to 1000.');
  return pairs;
}
