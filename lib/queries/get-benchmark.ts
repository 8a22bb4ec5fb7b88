import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { benchmarkResult, toSample, type BenchmarkResult, type Sample } from '@/lib/domain/benchmark/result';
import type { RunDetail } from '@/lib/domain/views';
import { listBenchmarkChildren } from '@/lib/db/benchmark-runs';
import { getRunDetail } from '@/lib/db/runs';

/** A benchmark with every sample, also of those it continues, and what they say. */
export interface BenchmarkView {
  run: RunDetail;
  input: BenchmarkInput;
  samples: Sample[];
  result: BenchmarkResult;
  /** How many testbeds the samples come from: more than one can only be an imported mixture. */
  testbedCount: number;
}

/** Everything a benchmark's page shows; null when there is no benchmark with this id. */
export async function getBenchmark(runId: string): Promise<BenchmarkView | null> {
  const run = await getRunDetail(runId);
  if (run?.kind !== 'benchmark') return null;
  const input = run.options as BenchmarkInput;
  const children = await listBenchmarkChildren(runId);
  const samples = children.flatMap(({ run: child, phases }) => toSample(child, phases) ?? []);
  const testbeds = new Set(children.flatMap(({ testbedId }) => testbedId ?? []));
  return { run, input, samples, result: benchmarkResult(input, samples), testbedCount: testbeds.size };
}
