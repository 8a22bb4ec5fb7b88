'use server';
import type { Result } from '@/lib/errors/error-view';
import { benchmarkInputSchema } from '@/lib/domain/benchmark/input';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues a benchmark. */
export async function startBenchmark(input: unknown): Promise<Result<SubmittedRun>> {
  return act(benchmarkInputSchema, input, (valid) => submitRun({ kind: 'benchmark', input: valid }));
}
