import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import type { ResultsFile } from '@/lib/domain/results/results-file';
import { toResultsFile } from '@/lib/domain/results/to-results-file';
import { listExportedRuns } from '@/lib/db/export-runs';
import { getRunDetail } from '@/lib/db/runs';
import { productVersion } from './product-version';

/** A benchmark as a results file; null when there is no benchmark with this id. */
export async function exportBenchmark(runId: string): Promise<ResultsFile | null> {
  const run = await getRunDetail(runId);
  if (run?.kind !== 'benchmark') return null;
  const parts = await listExportedRuns(runId);
  return toResultsFile(
    { run, input: run.options as BenchmarkInput, ...parts },
    { product: { name: 'gpu-load', version: productVersion() }, exportedAt: new Date().toISOString() },
  );
}
