import type { RunFilter } from '@/lib/domain/run-filter';
import { defaultRunsPerPage } from '@/lib/domain/runs-per-page';

/** What of a filter belongs into the URL: what is set and not the default, and never the page that is shown. */
export function runFilterQuery({ limit, before: _page, ...conditions }: Partial<RunFilter>): Record<string, string> {
  const set = Object.entries(conditions).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return { ...Object.fromEntries(set), ...(limit && limit !== defaultRunsPerPage ? { limit: String(limit) } : {}) };
}

/** True when the filter leaves runs out. */
export function hasConditions(filter: RunFilter): boolean {
  return Object.keys(runFilterQuery({ ...filter, limit: defaultRunsPerPage })).length > 0;
}
