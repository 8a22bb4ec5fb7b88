import type { Metadata } from 'next';
import { BenchmarkTable } from '@/components/benchmarks/benchmark-table';
import { LiveRuns } from '@/components/runs/runs-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { suites, suiteTexts } from '@/lib/domain/benchmark/suite';
import { paths } from '@/lib/paths';
import { listBenchmarks } from '@/lib/queries/list-benchmarks';

export const metadata: Metadata = { title: 'Benchmarks' };

/** Every benchmark, newest first, with its answer in a sentence. */
export default async function BenchmarksPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { before } = await searchParams;
  const { benchmarks, nextBefore } = await listBenchmarks(typeof before === 'string' ? before : undefined);
  return (
    <>
      <PageHeader
        title="Benchmarks"
        description="Is restore faster than cold start for your server on this host, and by how much?"
        actions={
          <>
            <ButtonLink href={paths.importResults()}>Import results</ButtonLink>
            <ButtonLink href={paths.schedules()}>Schedules</ButtonLink>
            <ButtonLink href={paths.newBenchmark()} variant="primary">
              New benchmark
            </ButtonLink>
          </>
        }
      />
      <LiveRuns />
      {benchmarks.length > 0 ? (
        <BenchmarkTable benchmarks={benchmarks} />
      ) : (
        <EmptyState
          title="No benchmark yet"
          action={
            <ButtonLink href={paths.newBenchmark()} variant="primary">
              New benchmark
            </ButtonLink>
          }
        >
          A benchmark starts the same server again and again, both ways, in random order, and says with an interval how
          much faster a restore is.
        </EmptyState>
      )}
      <nav aria-label="Pages" className="mt-4 flex gap-2">
        {typeof before === 'string' && <ButtonLink href={paths.benchmarks()}>Newest</ButtonLink>}
        {nextBefore !== null && (
          <ButtonLink href={`${paths.benchmarks()}?before=${encodeURIComponent(nextBefore)}`}>Older</ButtonLink>
        )}
      </nav>
      <section className="mt-8">
        <h2 className="mb-2 text-base font-semibold">What each suite finds out</h2>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
          {suites.map((suite) => (
            <div key={suite} className="contents">
              <dt className="font-medium">{suiteTexts[suite].title}</dt>
              <dd className="text-muted">{suiteTexts[suite].question}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
