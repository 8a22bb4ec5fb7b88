import type { Metadata } from 'next';
import { createShare, listShares, revokeShare } from '@/app/actions/shares';
import { ComparisonTables } from '@/components/compare/comparison-tables';
import { ShareButton } from '@/components/share/share-button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { maxCompared, minCompared } from '@/lib/domain/comparison';
import { idSchema } from '@/lib/domain/names';
import { paths } from '@/lib/paths';
import { getComparison } from '@/lib/queries/get-comparison';

export const metadata: Metadata = { title: 'Compare' };

type Query = Record<string, string | string[] | undefined>;

/** Two to six runs or benchmarks side by side. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = idsOf((await searchParams).runs);
  const { comparison, missing } = await getComparison(asked.slice(0, maxCompared));
  return (
    <>
      <PageHeader
        title="Compare"
        breadcrumbs={[{ label: 'Benchmarks', href: paths.benchmarks() }]}
        description="Runs or benchmarks side by side: what differs between them first, then the numbers."
        actions={
          comparison.columns.length < minCompared ? undefined : (
            <ShareButton
              runIds={comparison.columns.map(({ runId }) => runId)}
              actions={{ create: createShare, list: listShares, revoke: revokeShare }}
            />
          )
        }
      />
      {asked.length > maxCompared && (
        <p role="status" className="text-warning mb-3">
          At most {maxCompared} fit side by side; the first {maxCompared} are shown.
        </p>
      )}
      {missing.length > 0 && (
        <p role="status" className="text-warning mb-3 break-all">
          Not found: {missing.join(', ')}
        </p>
      )}
      {comparison.columns.length < minCompared ? (
        <EmptyState
          title="Choose at least two"
          action={<ButtonLink href={paths.benchmarks()}>To the benchmarks</ButtonLink>}
        >
          Tick two to six benchmarks in their list, or add run ids to this address: {paths.compare(['ID', 'ID'])}.
        </EmptyState>
      ) : (
        <ComparisonTables comparison={comparison} />
      )}
    </>
  );
}

/** Ids from `?runs=a,b` or `?runs=a&runs=b`; what is no id is dropped. */
function idsOf(value: string | string[] | undefined): string[] {
  const parts = [value ?? []].flat().flatMap((text) => text.split(','));
  return [...new Set(parts.filter((part) => idSchema.safeParse(part).success))];
}
