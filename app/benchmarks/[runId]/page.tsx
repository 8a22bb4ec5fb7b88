import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cancelRun } from '@/app/actions/cancel-run';
import { createShare, listShares, revokeShare } from '@/app/actions/shares';
import { startBenchmark } from '@/app/actions/start-benchmark';
import { BenchmarkPage } from '@/components/benchmarks/benchmark-page';
import { runTabTitle } from '@/components/runs/run-tab-title';
import { idSchema } from '@/lib/domain/names';
import { getBenchmark } from '@/lib/queries/get-benchmark';

interface Props {
  params: Promise<{ runId: string }>;
}

async function benchmarkOf({ params }: Props) {
  const id = idSchema.safeParse((await params).runId);
  return id.success ? getBenchmark(id.data) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await benchmarkOf(props);
  return { title: view ? runTabTitle(view.run) : 'No such benchmark' };
}

/** One benchmark: live while it runs, then what it found out. */
export default async function Page(props: Props) {
  const view = await benchmarkOf(props);
  if (!view) notFound();
  return (
    <BenchmarkPage
      key={view.run.id}
      initial={view}
      cancelAction={cancelRun}
      shareActions={{ create: createShare, list: listShares, revoke: revokeShare }}
      continueAction={startBenchmark}
    />
  );
}
