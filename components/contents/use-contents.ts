'use client';
import { useQuery } from '@tanstack/react-query';
import type { ContentsDiff } from '@/lib/domain/contents/contents-diff';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { errorViewOf, fetchAnswer } from './fetch-answer';

export interface Answer<T> {
  data: T | null;
  error: ErrorView | null;
  isFetching: boolean;
  askAgain: () => void;
}

/** What is in a checkpoint. Its files never change, so one answer serves all pages about it. */
export function useContents(checkpointId: string, isWanted = true): Answer<ContentsView> {
  return useAnswer(['contents', checkpointId], isWanted, async (signal) => {
    const response = await fetchAnswer(paths.api.checkpointContents(checkpointId), signal);
    return ((await response.json()) as { contents: ContentsView }).contents;
  });
}

/** What differs between two checkpoints; nothing is asked for until both are chosen. */
export function useContentsDiff(ids: { a: string | null; b: string | null }): Answer<ContentsDiff> {
  const { a, b } = ids;
  return useAnswer(['contents-diff', a, b], a !== null && b !== null && a !== b, async (signal) => {
    const response = await fetchAnswer(paths.api.checkpointDiff(a ?? '', b ?? ''), signal);
    return ((await response.json()) as { diff: ContentsDiff }).diff;
  });
}

function useAnswer<T>(
  queryKey: readonly unknown[],
  enabled: boolean,
  ask: (signal: AbortSignal) => Promise<T>,
): Answer<T> {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey,
    enabled,
    staleTime: Infinity,
    // Reading may take minutes; what failed once is asked for again by the reader, not by itself.
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => ask(signal),
  });
  return {
    data: data ?? null,
    error: error === null ? null : errorViewOf(error),
    isFetching,
    askAgain: () => void refetch(),
  };
}
