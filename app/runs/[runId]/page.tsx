import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cancelRun } from '@/app/actions/cancel-run';
import { applyCriuFix, previewCriuFix } from '@/app/actions/criu-config';
import { removeStaleContainer } from '@/app/actions/remove-stale-container';
import { retryRun } from '@/app/actions/retry-run';
import { createShare, listShares, revokeShare } from '@/app/actions/shares';
import { RunPage } from '@/components/runs/run-page';
import { runTabTitle } from '@/components/runs/run-tab-title';
import { idSchema } from '@/lib/domain/names';
import { paths } from '@/lib/paths';
import { getRun } from '@/lib/queries/get-run';
import { listSpecs } from '@/lib/queries/list-specs';
import { readLogLines } from '@/lib/queries/read-log-lines';

interface Props {
  params: Promise<{ runId: string }>;
  searchParams: Promise<{ phase?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idSchema.safeParse((await params).runId);
  const run = id.success ? await getRun(id.data) : null;
  return { title: run ? runTabTitle(run) : 'No such run' };
}

/** One run; `?phase=` names the phase whose log lines are shown. */
export default async function Page({ params, searchParams }: Props) {
  const id = idSchema.safeParse((await params).runId);
  const run = id.success ? await getRun(id.data) : null;
  if (!run) notFound();
  const { phase } = await searchParams;
  const [log, specs] = await Promise.all([
    // Lines that come after the run was read are left to the event stream.
    readLogLines(run.id, { beforeSeq: run.lastSeq + 1 }),
    listSpecs(),
  ]);
  // An imported run was of another installation's spec, even when one here has the same name.
  const spec = run.importedFrom === null ? specs.find(({ spec: { name } }) => name === run.specName) : undefined;
  return (
    <RunPage
      key={run.id}
      run={run}
      log={log}
      specHref={spec ? paths.spec(spec.id) : null}
      askedPhase={typeof phase === 'string' ? phase : undefined}
      cancelAction={cancelRun}
      shareActions={{ create: createShare, list: listShares, revoke: revokeShare }}
      remedyActions={{ retryRun, removeStaleContainer, previewCriuFix, applyCriuFix }}
    />
  );
}
