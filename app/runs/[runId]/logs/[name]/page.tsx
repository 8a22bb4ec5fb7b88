import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LogExplorer } from '@/components/logs/log-explorer';
import { PageHeader } from '@/components/ui/page-header';
import { idSchema } from '@/lib/domain/names';
import { decodedSegment } from '@/lib/format/decoded-segment';
import { paths } from '@/lib/paths';
import { getRun } from '@/lib/queries/get-run';

interface Props {
  params: Promise<{ runId: string; name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedSegment((await params).name) };
}

/** CRIU's log of a run; the query has the filter and the line (`?line=12`, `?line=decisive`). */
export default async function Page({ params }: Props) {
  const { runId, name } = await params;
  const id = idSchema.safeParse(runId);
  const run = id.success ? await getRun(id.data) : null;
  if (!run) notFound();
  const logName = decodedSegment(name);
  return (
    <>
      <PageHeader
        title={logName}
        breadcrumbs={[
          { label: 'Runs', href: paths.runs() },
          { label: run.title, href: paths.run(run.id) },
        ]}
        description="What CRIU wrote, line by line."
      />
      <LogExplorer key={logName} runId={run.id} name={logName} status={run.status} />
    </>
  );
}
