import type { RunDetail } from '../views';
import type { BenchmarkInput } from './input';
import type { BenchmarkResult } from './result';

/** A benchmark with every sample, also of those it continues, and what they say. */
export interface BenchmarkView {
  run: RunDetail;
  input: BenchmarkInput;
  result: BenchmarkResult;
  /** How many testbeds the samples come from; more than one only in imported results. */
  testbedCount: number;
}
