import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cancelRun } from '@/app/actions/cancel-run';
import { RunPage } from '@/components/runs/run-page';
import { runStatusWords } from '@/components/runs/run-status-badge';
import { idSchema } from '@/lib/domain/names';
import { getRun, getRunLog } from '@/lib/queries/get-run';

interface Props {
  params: Promise<{ runId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idSchema.safeParse((await params).runId);
  const run = id.success ? await getRun(id.data) : null;
  return { title: run ? `${runStatusWords[run.status]} · ${run.title}` : 'No such run' };
}

/** One run. */
export default async function Page({ params }: Props) {
  const id = idSchema.safeParse((await params).runId);
  const run = id.success ? await getRun(id.data) : null;
  if (!run) notFound();
  // Lines that come after the run was read are left to the event stream.
  const log = (await getRunLog(run.id)).filter((line) => line.seq <= run.lastSeq);
  return <RunPage key={run.id} run={run} log={log} cancelAction={cancelRun} />;
}
