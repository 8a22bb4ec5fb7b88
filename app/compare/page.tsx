import type { Metadata } from 'next';
import { createShare, listShares, revokeShare } from '@/app/actions/shares';
import { CompareWith } from '@/components/compare/compare-with';
import { ComparisonTables } from '@/components/compare/comparison-tables';
import { ShareButton } from '@/components/share/share-button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { maxCompared, minCompared } from '@/lib/domain/comparison';
import { idSchema } from '@/lib/domain/names';
import { paths } from '@/lib/paths';
import { getComparableRuns } from '@/lib/queries/get-comparable-runs';
import { getComparison } from '@/lib/queries/get-comparison';

export const metadata: Metadata = { title: 'Compare' };

type Query = Record<string, string | string[] | undefined>;

/** Two to six runs or benchmarks side by side; with one run, what it can be put beside. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = idsOf((await searchParams).runs);
  const { comparison, missing } = await getComparison(asked.slice(0, maxCompared));
  const [first] = comparison.columns;
  const isChoice = comparison.columns.length < minCompared;
  const choice = first && isChoice ? await getComparableRuns(first.runId) : null;
  const isOfRun = first !== undefined && first.kind !== 'benchmark';
  return (
    <>
      <PageHeader
        title={choice ? `Compare “${choice.run.title}” with` : 'Compare'}
        breadcrumbs={
          isOfRun
            ? [
                { label: 'Runs', href: paths.runs() },
                { label: first.title, href: paths.run(first.runId) },
              ]
            : [{ label: 'Benchmarks', href: paths.benchmarks() }]
        }
        description="Runs or benchmarks side by side: what differs between them first, then the numbers."
        actions={
          isChoice ? undefined : (
            <>
              {isOfRun && <ButtonLink href={paths.compare([first.runId])}>Choose others</ButtonLink>}
              <ShareButton
                runIds={comparison.columns.map(({ runId }) => runId)}
                actions={{ create: createShare, list: listShares, revoke: revokeShare }}
              />
            </>
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
      {!isChoice && <ComparisonTables comparison={comparison} />}
      {choice && <CompareWith {...choice} />}
      {isChoice && !choice && (
        <EmptyState
          title="Choose at least two"
          action={
            <>
              <ButtonLink href={paths.benchmarks()}>To the benchmarks</ButtonLink>
              <ButtonLink href={paths.runs()}>To the runs</ButtonLink>
            </>
          }
        >
          Tick two to six benchmarks in their list, or press “Compare” on the page of a checkpoint, a restore or a cold
          start that has ended.
        </EmptyState>
      )}
    </>
  );
}

/** Ids from `?runs=a,b` or `?runs=a&runs=b`; what is no id is dropped. */
function idsOf(value: string | string[] | undefined): string[] {
  const parts = [value ?? []].flat().flatMap((text) => text.split(','));
  return [...new Set(parts.filter((part) => idSchema.safeParse(part).success))];
}
