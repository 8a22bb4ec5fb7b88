'use client';
import { useQuery } from '@tanstack/react-query';
import { errorViewOf, fetchAnswer } from '@/components/contents/fetch-answer';
import type { CriuLogSummary } from '@/lib/domain/criu-log/view';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';

/** How often a log that is still written is looked at. */
const lookEveryMs = 1000;

/** The whole log in numbers, null when there is none and undefined until that is known; again and again while the run goes on, also before CRIU has begun it. */
export function useLogSummary(
  runId: string,
  name: string,
  isRunLive: boolean,
): { summary: CriuLogSummary | null | undefined; error: ErrorView | null } {
  const { data, error } = useQuery({
    queryKey: ['criu-log', runId, name, 'summary', isRunLive],
    queryFn: async ({ signal }) => {
      const response = await fetchAnswer(paths.api.criuLog(runId, { name, what: 'summary' }), signal);
      return (await response.json()) as CriuLogSummary | null;
    },
    refetchInterval: isRunLive ? lookEveryMs : false,
    // A log that ended stays as it is.
    staleTime: isRunLive ? 0 : Infinity,
    placeholderData: (before) => before,
    retry: false,
  });
  return { summary: data, error: error === null ? null : errorViewOf(error) };
}
