'use client';
import { useUrlState } from '@/lib/client/use-url-state';
import { filterQuery, readCriuFilter, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { paths } from '@/lib/paths';
import { decisive } from './decisive';

/** What of a log is shown: a filter, and the line that is marked, from 1. */
export interface LogState {
  filter: CriuFilter;
  line: number | null;
  /** The line that says why is wanted, whichever it is. */
  isDecisiveWanted: boolean;
}

function lineNumber(text: string | null): number | null {
  const line = Number(text ?? '');
  return Number.isInteger(line) && line >= 1 ? line : null;
}

/** The part of the log that the URL names; changing it changes the URL. `?line=decisive` asks for the line that says why. */
export function useLogState(runId: string, name: string): [LogState, (state: LogState) => void] {
  return useUrlState<LogState>({
    parse: ({ line = null, ...query }) => ({
      filter: readCriuFilter(query),
      line: lineNumber(line),
      isDecisiveWanted: line === decisive,
    }),
    hrefOf: (state) => hrefOfLog(runId, name, state),
  });
}

/** The address of a part of a log. */
export function hrefOfLog(runId: string, name: string, { filter, line }: Pick<LogState, 'filter' | 'line'>): string {
  return paths.runLog(runId, name, { ...filterQuery(filter), ...(line === null ? {} : { line: String(line) }) });
}
