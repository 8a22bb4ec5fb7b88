'use client';
import { useBenchmark } from '@/lib/client/use-benchmark';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { BenchmarkBody, type BenchmarkActions } from './benchmark-body';

/** A benchmark that goes on: read again whenever it or one of its samples changes. */
export function LiveBenchmark({ initial, actions }: { initial: BenchmarkView; actions: BenchmarkActions }) {
  const { view, isStale } = useBenchmark(initial);
  return <BenchmarkBody view={view} isStale={isStale} actions={actions} />;
}
