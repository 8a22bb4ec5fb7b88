import type { Metadata } from 'next';
import { hasConditions, runFilterQuery } from '@/components/runs/run-filter-query';
import { RunFilters } from '@/components/runs/run-filters';
import { RunsEmpty } from '@/components/runs/runs-empty';
import { RunsTable } from '@/components/runs/runs-table';
import { ButtonLink } from '@/components/ui/button-link';
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
  const kept = runFilterQuery(filter);
  const isFirstPage = filter.before === undefined;
  const specNames = [...new Set([...specs.map(({ spec }) => spec.name), ...(filter.spec ? [filter.spec] : [])])];
  const checkpointName = runs.find(({ checkpointId }) => checkpointId === filter.checkpoint)?.checkpointName ?? null;
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
      <RunFilters filter={filter} specNames={specNames} checkpointName={checkpointName} />
      {runs.length > 0 ? (
        <RunsTable runs={runs} />
      ) : (
        <RunsEmpty reason={hasConditions(filter) ? 'none-match' : isFirstPage ? 'none-yet' : 'none-older'} />
      )}
      {(!isFirstPage || nextBefore !== null) && (
        <nav aria-label="Pages" className="mt-4 flex gap-2">
          {!isFirstPage && <ButtonLink href={paths.runs(kept)}>Newest</ButtonLink>}
          {nextBefore !== null && <ButtonLink href={paths.runs({ ...kept, before: nextBefore })}>Older</ButtonLink>}
        </nav>
      )}
    </>
  );
}
