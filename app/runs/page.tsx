import type { Metadata } from 'next';
import { LiveRuns, RunsTable } from '@/components/runs/runs-table';
import { RunFilters } from '@/components/runs/run-filters';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { paths } from '@/lib/paths';
import { listRuns } from '@/lib/queries/list-runs';
import { listSpecs } from '@/lib/queries/list-specs';

export const metadata: Metadata = { title: 'Runs' };

type Query = Record<string, string | string[] | undefined>;

/** Every run of the host, newest first. */
export default async function RunsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = Object.entries(await searchParams).filter(([, value]) => typeof value === 'string' && value !== '');
  const filter = runFilterSchema.parse(Object.fromEntries(query));
  const [{ runs, nextBefore }, specs] = await Promise.all([listRuns(filter), listSpecs()]);
  const { before, limit: _limit, ...conditions } = filter;
  const kept = Object.fromEntries(
    Object.entries(conditions).filter((entry): entry is [string, NonNullable<(typeof entry)[1]>] => Boolean(entry[1])),
  );
  const isFiltered = before !== undefined || Object.keys(kept).length > 0;
  const specNames = [...new Set([...specs.map(({ spec }) => spec.name), ...(filter.spec ? [filter.spec] : [])])];
  return (
    <>
      <PageHeader
        title="Runs"
        description="Everything the product did on this host, with what it measured."
        actions={
          <ButtonLink href={paths.newRun()} variant="primary">
            New run
          </ButtonLink>
        }
      />
      <RunFilters filter={filter} specNames={specNames} />
      {runs.length > 0 ? (
        <RunsTable runs={runs} />
      ) : (
        <>
          <LiveRuns />
          {isFiltered ? (
            <EmptyState title="No run matches" action={<ButtonLink href={paths.runs()}>Show all runs</ButtonLink>}>
              No run has what the filter asks for.
            </EmptyState>
          ) : (
            <EmptyState title="Nothing yet" action={<ButtonLink href={paths.overview()}>Go to the demo</ButtonLink>}>
              Checkpoints, restores and cold starts are listed here when they were started.
            </EmptyState>
          )}
        </>
      )}
      <nav aria-label="Pages" className="mt-4 flex gap-2">
        {before !== undefined && <ButtonLink href={paths.runs(kept)}>Newest</ButtonLink>}
        {nextBefore !== null && <ButtonLink href={paths.runs({ ...kept, before: nextBefore })}>Older</ButtonLink>}
      </nav>
    </>
  );
}
