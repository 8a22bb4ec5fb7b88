'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { isFinal } from '@/lib/domain/run-status';
import { paths } from '@/lib/paths';
import { useHostEvent } from './host-events';

/** Without a word from the event stream a running benchmark is asked for this often. */
const fallbackMs = 10_000;

/** A benchmark that follows its runs: read again whenever it or one of its samples changes. */
export function useBenchmark(initial: BenchmarkView): { view: BenchmarkView; isStale: boolean } {
  const { id } = initial.run;
  const client = useQueryClient();
  const queryKey = ['benchmark', id];
  const { data, isError } = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<BenchmarkView> => {
      const response = await fetch(paths.api.benchmark(id), { signal });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return (await response.json()) as BenchmarkView;
    },
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isFinal(state.data.run.status) ? false : fallbackMs),
  });
  useHostEvent((event) => {
    if (event.type !== 'run-changed') return;
    if (event.run.id === id || event.run.parentRunId === id) void client.invalidateQueries({ queryKey });
  });
  return { view: data, isStale: isError };
}
