import type { RunSummary } from '@/lib/domain/views';

export interface SpecResult {
  specName: string;
  /** Medians of the time from T0 to the first token. */
  coldStartMs: number;
  restoreMs: number;
  coldStartCount: number;
  restoreCount: number;
}

/** Medians per spec from succeeded runs. A checkpoint run that launched its server counts as a cold start. */
export function lastResults(runs: readonly RunSummary[]): SpecResult[] {
  const bySpec = new Map<string, { cold: number[]; restore: number[] }>();
  for (const run of runs) {
    const firstTokenMs = run.measurement?.t3FirstTokenMs;
    if (run.status !== 'succeeded' || run.specName === null || firstTokenMs === undefined || firstTokenMs === null)
      continue;
    const arms = bySpec.get(run.specName) ?? { cold: [], restore: [] };
    if (run.kind === 'restore') arms.restore.push(firstTokenMs);
    else if (run.kind === 'cold-start' || run.kind === 'checkpoint') arms.cold.push(firstTokenMs);
    bySpec.set(run.specName, arms);
  }
  return [...bySpec]
    .filter(([, { cold, restore }]) => cold.length > 0 && restore.length > 0)
    .map(([specName, { cold, restore }]) => ({
      specName,
      coldStartMs: median(cold),
      restoreMs: median(restore),
      coldStartCount: cold.length,
      restoreCount: restore.length,
    }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
