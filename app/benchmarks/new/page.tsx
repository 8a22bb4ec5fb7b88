import { randomInt } from 'node:crypto';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import { startBenchmark } from '@/app/actions/start-benchmark';
import { BenchmarkForm } from '@/components/benchmarks/benchmark-form';
import { PageHeader } from '@/components/ui/page-header';
import { benchmarkInputSchema, type BenchmarkInput } from '@/lib/domain/benchmark/input';
import { suites } from '@/lib/domain/benchmark/suite';
import { paths } from '@/lib/paths';
import { listCheckpointChoices } from '@/lib/queries/list-checkpoints';
import { listSpecs } from '@/lib/queries/list-specs';

export const metadata: Metadata = { title: 'New benchmark' };

type Query = Record<string, string | string[] | undefined>;

/** The form that starts a benchmark. */
export default async function NewBenchmarkPage({ searchParams }: { searchParams: Promise<Query> }) {
  await connection();
  const query = await searchParams;
  const first = firstInput(query);
  const [specs, { choices, isCut }] = await Promise.all([listSpecs(), listCheckpointChoices(first.checkpointId)]);
  return (
    <div className="max-w-4xl">
      <PageHeader
        title="New benchmark"
        breadcrumbs={[{ label: 'Benchmarks', href: paths.benchmarks() }]}
        description="Starts a server again and again, in random order, and measures each start on the same clock."
      />
      <BenchmarkForm
        specs={specs.map(({ id, spec }) => ({ id, name: spec.name }))}
        checkpoints={choices}
        isCut={isCut}
        first={first}
        seed={randomInt(0xffffffff)}
        submitAction={startBenchmark}
      />
    </div>
  );
}

/** What the link asks for: an earlier benchmark's whole input, or some of it; what is not valid is ignored. */
function firstInput(query: Query): Partial<BenchmarkInput> {
  if (typeof query.options === 'string') {
    const earlier = benchmarkInputSchema.safeParse(parsed(query.options)).data;
    if (earlier) return { ...earlier, continuesRunId: null };
  }
  const suite = suites.find((name) => name === query.suite);
  return {
    ...(suite ? { suite } : {}),
    ...(typeof query.spec === 'string' ? { specId: query.spec } : {}),
    ...(typeof query.checkpoint === 'string' ? { checkpointId: query.checkpoint } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
