'use client';
import { useQuery } from '@tanstack/react-query';
import type { AnatomyView } from '@/lib/diagnosis/anatomy/view';
import { paths } from '@/lib/paths';

/** The anatomy of a run, read once its logs are kept; null while it is read, and where no log tells. */
export function useAnatomy(runId: string, isKept: boolean): { view: AnatomyView | null; isReading: boolean } {
  const { data, isLoading } = useQuery({
    queryKey: ['anatomy', runId],
    enabled: isKept,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const response = await fetch(paths.api.runAnatomy(runId), { signal });
      if (!response.ok) throw new Error(`The anatomy answered ${response.status}.`);
      return ((await response.json()) as { anatomy: AnatomyView | null }).anatomy;
    },
  });
  return { view: data ?? null, isReading: isLoading };
}
