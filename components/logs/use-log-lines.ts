'use client';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { errorViewOf, fetchAnswer } from '@/components/contents/fetch-answer';
import { filterQuery, isEveryLine, type CriuFilter } from '@/lib/domain/criu-log/filter';
import type { CriuLogLine, CriuLogPlace, CriuLogSummary, CriuLogWindow } from '@/lib/domain/criu-log/view';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';

/** Lines that are fetched at one time. */
const pageLines = 200;
/** Pages that are out of sight are forgotten after this. */
const keptMs = 60_000;

export interface LogSource {
  runId: string;
  name: string;
  filter: CriuFilter;
}

/** How many lines pass the filter; null until it is known. Counting words in a long log takes a moment. */
export function useMatches(
  { runId, name, filter }: LogSource,
  summary: CriuLogSummary | null,
): { matches: number | null; isCounting: boolean; error: ErrorView | null } {
  const isAll = isEveryLine(filter);
  const query = filterQuery(filter);
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['criu-log', runId, name, 'matches', query, summary?.lines, summary?.isLive],
    enabled: summary !== null && !isAll,
    queryFn: async ({ signal }) => (await askWindow({ runId, name, filter }, { from: 0, count: 1 }, signal)).matches,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: keptMs,
    retry: false,
  });
  if (isAll) return { matches: summary?.lines ?? null, isCounting: false, error: null };
  return {
    matches: data ?? null,
    isCounting: isFetching && (isPlaceholderData || data === undefined),
    error: error === null ? null : errorViewOf(error),
  };
}

/** The lines in sight, by their place among those that pass; those that are not there yet are missing. */
export function useLogLines(
  source: LogSource,
  { first, last, matches, isLive }: { first: number; last: number; matches: number; isLive: boolean },
): { lineAt: (place: number) => CriuLogLine | null; error: ErrorView | null } {
  const { runId, name, filter } = source;
  const firstPage = Math.floor(first / pageLines);
  const pages = Math.max(0, Math.ceil(last / pageLines) - firstPage);
  const results = useQueries({
    queries: Array.from({ length: pages }, (_, index) => {
      const from = (firstPage + index) * pageLines;
      const count = Math.min(pageLines, matches - from);
      return {
        // A page of a growing log that became fuller is another page.
        queryKey: ['criu-log', runId, name, 'window', filterQuery(filter), from, count, isLive],
        queryFn: ({ signal }: { signal: AbortSignal }) => askWindow(source, { from, count }, signal),
        staleTime: Infinity,
        gcTime: keptMs,
        retry: false,
        placeholderData: (before: CriuLogWindow | undefined) => (before?.from === from ? before : undefined),
      };
    }),
  });
  const failed = results.find(({ error }) => error !== null)?.error ?? null;
  return {
    lineAt: (place) => results[Math.floor(place / pageLines) - firstPage]?.data?.lines[place % pageLines] ?? null,
    error: failed === null ? null : errorViewOf(failed),
  };
}

/** Where a line stands among those that pass, or the one after or before it, on the way past those to `skip`. */
export async function askPlace(
  { runId, name, filter }: LogSource,
  { line, find, skip }: { line: number; find: 'at' | 'after' | 'before'; skip?: 'harmless' },
): Promise<CriuLogPlace> {
  const place = { what: 'place', line: String(line), find, ...(skip && { skip }) };
  const query = { ...filterQuery(filter), name, ...place };
  const response = await fetchAnswer(paths.api.criuLog(runId, query), new AbortController().signal);
  return (await response.json()) as CriuLogPlace;
}

async function askWindow(
  { runId, name, filter }: LogSource,
  { from, count }: { from: number; count: number },
  signal: AbortSignal,
): Promise<CriuLogWindow> {
  const query = { ...filterQuery(filter), name, what: 'window', from: String(from), count: String(count) };
  return (await (await fetchAnswer(paths.api.criuLog(runId, query), signal)).json()) as CriuLogWindow;
}
