import type { Metadata } from 'next';
import { TrendCard } from '@/components/trends/trend-card';
import { TrendFilters } from '@/components/trends/trend-filters';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { measureTexts } from '@/lib/domain/benchmark/measures';
import { trendFilterSchema } from '@/lib/domain/trends/filter';
import type { TestbedChange } from '@/lib/domain/trends/series';
import { paths } from '@/lib/paths';
import { getTrend } from '@/lib/queries/get-trend';

export const metadata: Metadata = { title: 'Trends' };

type Query = Record<string, string | string[] | undefined>;

/** How a measure went over time. Testbeds, cache states and imported runs are never mixed. */
export default async function TrendsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const filter = trendFilterSchema.parse(await searchParams);
  const { specNames, spec, series, changes, runCount, isCut } = await getTrend(filter);
  const kept = { kind: filter.kind, measure: filter.measure, days: String(filter.days) };
  return (
    <>
      <PageHeader
        title="Trends"
        description={`${measureTexts[filter.measure].meaning} Runs on different testbeds or with another state of the page cache are never put together: each has a chart of its own, named by what differs.`}
      />
      {spec === null ? (
        <EmptyState title="No runs yet" action={<ButtonLink href={paths.newBenchmark()}>New benchmark</ButtonLink>}>
          Every checkpoint, restore and cold start becomes a point here. A benchmark makes many at once.
        </EmptyState>
      ) : (
        <>
          <TrendFilters filter={filter} spec={spec} specNames={specNames} />
          {isCut && (
            <p role="status" className="text-warning mb-3">
              Only the newest {runCount} runs of this range are shown.
            </p>
          )}
          {series.length === 0 ? (
            <EmptyState title="No run has this" action={<ButtonLink href={paths.trends()}>Clear filters</ButtonLink>}>
              No run of {spec} in this range was measured for it.
            </EmptyState>
          ) : (
            <div className="space-y-4">
              {series.map((one) => (
                <TrendCard
                  key={one.key}
                  series={one}
                  measure={filter.measure}
                  changes={changes}
                  baselineHref={(at) => paths.trends({ ...kept, spec, baseline: String(at) })}
                />
              ))}
              {changes.length > 0 && <Changes changes={changes} />}
              <p className="text-muted max-w-prose text-xs">
                {series[0]?.check.rule} Compared are the 20 newest runs of a series with the baseline: its 20 oldest, or
                the 20 from the chosen time on; with fewer runs, the two halves.
              </p>
            </div>
          )}
        </>
      )}
    </>
  );
}

/** When and how the testbed changed: what stands beside a step in a curve. */
function Changes({ changes }: { changes: readonly TestbedChange[] }) {
  return (
    <Card title="Changes of the testbed">
      <ul className="space-y-1">
        {changes.slice(-20).map(({ at, words }) => (
          <li key={at} className="break-words">
            <span className="font-mono text-xs">{new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC</span>{' '}
            {words}
          </li>
        ))}
      </ul>
    </Card>
  );
}
