import 'server-only';
import { columnOfBenchmark, columnOfRun, compareColumns, type Comparison } from '@/lib/domain/comparison';
import { getRunDetail } from '@/lib/db/runs';
import { getBenchmark } from './get-benchmark';

/** Runs and benchmarks side by side, in the order asked for; ids that lead nowhere are named. */
export async function getComparison(ids: readonly string[]): Promise<{ comparison: Comparison; missing: string[] }> {
  const found = await Promise.all(ids.map(columnOf));
  return {
    comparison: compareColumns(found.flatMap((column) => column ?? [])),
    missing: ids.filter((_, i) => found[i] === null),
  };
}

async function columnOf(id: string) {
  const benchmark = await getBenchmark(id);
  if (benchmark) return columnOfBenchmark(benchmark);
  const run = await getRunDetail(id);
  return run && columnOfRun(run);
}
