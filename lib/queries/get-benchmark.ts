import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { benchmarkResult, toSample } from '@/lib/domain/benchmark/result';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { listBenchmarkChildren } from '@/lib/db/benchmark-runs';
import { getRunDetail } from '@/lib/db/runs';

/** Everything a benchmark's page shows; null when there is no benchmark with this id. */
export async function getBenchmark(runId: string): Promise<BenchmarkView | null> {
  const run = await getRunDetail(runId);
  if (run?.kind !== 'benchmark') return null;
  const input = run.options as BenchmarkInput;
  const children = await listBenchmarkChildren(runId);
  const samples = children.flatMap(({ run: child, phases }) => toSample(child, phases) ?? []);
  const testbeds = new Set(children.flatMap(({ testbedId }) => testbedId ?? []));
  return { run, input, result: benchmarkResult(input, samples), testbedCount: testbeds.size };
}
