import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { comparisonSentence } from '@/lib/domain/benchmark/sentence';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { isFinal } from '@/lib/domain/run-status';
import type { RunSummary } from '@/lib/domain/views';
import { listRuns } from '@/lib/db/runs';
import { getBenchmark } from './get-benchmark';

const pageSize = 20;

/** A benchmark as the list shows it. */
export interface BenchmarkRow {
  run: RunSummary;
  input: BenchmarkInput | null;
  countedSamples: number;
  failedSamples: number;
  /** What restore and cold start come to, one sentence for each state of the page cache. */
  sentences: string[];
}

/** One page of benchmarks, newest first. */
export async function listBenchmarks(
  before?: string,
): Promise<{ benchmarks: BenchmarkRow[]; nextBefore: string | null }> {
  const filter = runFilterSchema.parse({ kind: 'benchmark', limit: pageSize, ...(before ? { before } : {}) });
  const { runs, nextBefore } = await listRuns(filter);
  return { benchmarks: await Promise.all(runs.map(toRow)), nextBefore };
}

type Found = Omit<BenchmarkRow, 'run'>;

// What a benchmark that is over found never changes, and its intervals take a tenth of a second to make.
const key = Symbol.for('gpu-load.benchmark-rows');
const holder = globalThis as { [key]?: Map<string, Found> };
const mostKept = 500;

async function toRow(run: RunSummary): Promise<BenchmarkRow> {
  const kept = (holder[key] ??= new Map());
  const known = kept.get(run.id);
  if (known) return { run, ...known };
  const found = await find(run);
  if (isFinal(run.status)) {
    kept.set(run.id, found);
    // A map gives its keys in the order they came.
    if (kept.size > mostKept) kept.delete([...kept.keys()][0] ?? '');
  }
  return { run, ...found };
}

async function find(run: RunSummary): Promise<Found> {
  const view = await getBenchmark(run.id);
  const arms = view?.result.arms ?? [];
  return {
    input: view?.input ?? null,
    countedSamples: arms.reduce((sum, { counted }) => sum + counted.length, 0),
    failedSamples: arms.reduce((sum, { failedCount, differentCount }) => sum + failedCount + differentCount, 0),
    sentences: (view?.result.comparisons ?? [])
      .filter(({ measure }) => measure === 't3FirstTokenMs')
      .map(comparisonSentence),
  };
}
