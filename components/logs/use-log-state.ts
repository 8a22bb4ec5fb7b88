'use client';
import { z } from 'zod';
import { useUrlState } from '@/lib/client/use-url-state';
import { criuFilterSchema, filterQuery, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { paths } from '@/lib/paths';

/** What of a log is shown: a filter, and the line that is marked, from 1. */
export interface LogState {
  filter: CriuFilter;
  line: number | null;
  /** The line that says why is wanted, whichever it is. */
  isDecisiveWanted: boolean;
}

const lineSchema = z.coerce.number().int().min(1).nullable().catch(null);

/** The part of the log that the URL names; changing it changes the URL. `?line=decisive` asks for the line that says why. */
export function useLogState(runId: string, name: string): [LogState, (state: LogState) => void] {
  return useUrlState<LogState>({
    parse: ({ line = null, ...query }) => ({
      filter: criuFilterSchema.parse(query),
      line: line === null ? null : lineSchema.parse(line),
      isDecisiveWanted: line === decisive,
    }),
    hrefOf: (state) => hrefOfLog(runId, name, state),
  });
}

/** How a URL asks for the line that says why. */
export const decisive = 'decisive';

/** The address of a part of a log. */
export function hrefOfLog(runId: string, name: string, { filter, line }: Pick<LogState, 'filter' | 'line'>): string {
  return paths.runLog(runId, name, { ...filterQuery(filter), ...(line === null ? {} : { line: String(line) }) });
}
