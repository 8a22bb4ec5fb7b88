'use client';
import dynamic from 'next/dynamic';
import { AppLink } from '@/components/ui/app-link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { canContinue, suiteTexts } from '@/lib/domain/benchmark/suite';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { isFinal } from '@/lib/domain/run-status';
import { callAction } from '@/lib/client/call-action';
import { useTabTitle } from '@/lib/client/use-tab-title';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { ImportMark } from '@/components/runs/import-mark';
import { useCancel, type CancelAction } from '@/components/runs/run-cancel';
import { RunStatusBadge } from '@/components/runs/run-status-badge';
import { runTabTitle } from '@/components/runs/run-tab-title';
import { ShareButton, type ShareActions } from '@/components/share/share-button';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { BenchmarkReport } from './benchmark-report';
import { ExportLinks } from './export-links';

// Most who open a benchmark look at one that is over and went well.
const TellWhenDone = dynamic(() => import('@/components/runs/tell-when-done').then((module) => module.TellWhenDone));
const BenchmarkProgress = dynamic(() => import('./benchmark-progress').then((module) => module.BenchmarkProgress));
const ErrorCard = dynamic(() => import('@/components/ui/error-card').then((module) => module.ErrorCard));

type ContinueAction = (input: unknown) => Promise<Result<{ runId: string }>>;

/** The server's side of a benchmark's page. */
export interface BenchmarkActions {
  cancelAction: CancelAction;
  shareActions: ShareActions;
  continueAction: ContinueAction;
}

/** A benchmark as it is known: its progress while it runs, its report as soon as there is a sample. */
export function BenchmarkBody({
  view,
  isStale,
  actions: { cancelAction, continueAction, shareActions },
}: {
  view: BenchmarkView;
  isStale: boolean;
  actions: BenchmarkActions;
}) {
  const { run, input } = view;
  const { cancel, askToCancel } = useCancel(run.id, cancelAction);
  const { isContinuing, continueError, goOn } = useContinue(view, continueAction);
  useTabTitle(runTabTitle(run));
  const isLive = !isFinal(run.status);
  // It goes on to the end and beyond, when it tells.
  const [wasLive] = useState(isLive);
  const isOwn = run.importedFrom === null;
  const isUnfinished = isOwn && !isLive && run.status !== 'succeeded' && canContinue(input.suite);
  const again = paths.newBenchmark({ options: JSON.stringify({ ...input, continuesRunId: null }) });
  return (
    <>
      <PageHeader
        title={run.title}
        breadcrumbs={[{ label: 'Benchmarks', href: paths.benchmarks() }]}
        description={
          <>
            <p>{suiteTexts[input.suite].question}</p>
            <p className="mt-1 flex flex-wrap items-center gap-x-3">
              <RunStatusBadge status={run.status} />
              <ImportMark importedFrom={run.importedFrom} />
              <span>
                Spec{' '}
                {isOwn ? (
                  <AppLink href={paths.spec(input.specId)} className="text-accent underline">
                    {run.specName ?? input.specId}
                  </AppLink>
                ) : (
                  (run.specName ?? 'not recorded')
                )}
              </span>
              {run.durationMs !== null && <span className="font-mono">{formatDurationMs(run.durationMs)}</span>}
              <RelativeTime iso={run.startedAt ?? run.createdAt} />
              <AppLink href={paths.run(run.id)} className="text-accent underline">
                Log
              </AppLink>
            </p>
          </>
        }
        actions={
          <>
            {wasLive && <TellWhenDone run={run} />}
            {isLive && (
              <Button
                variant="danger"
                onClick={askToCancel}
                disabledReason={cancel.step === 'asking' || cancel.step === 'asked' ? 'It was asked to stop.' : null}
              >
                Cancel
              </Button>
            )}
            {isUnfinished && (
              <Button
                variant="primary"
                onClick={goOn}
                disabledReason={isContinuing ? 'The benchmark is being queued.' : null}
              >
                Continue
              </Button>
            )}
            {!isLive && isOwn && <ButtonLink href={again}>Run again</ButtonLink>}
            {!isLive && <ShareButton runIds={[run.id]} actions={shareActions} />}
            {!isLive && <ExportLinks runId={run.id} />}
          </>
        }
      />
      <div className="min-w-0 space-y-4">
        {isStale && (
          <p role="status" className="text-warning">
            The server does not answer. What is shown may be old.
          </p>
        )}
        {continueError && <ErrorCard error={continueError} />}
        {cancel.step === 'refused' && isLive && <ErrorCard error={cancel.error} />}
        {run.error && <ErrorCard error={run.error} />}
        {run.importedFrom !== null && (
          <p>
            Imported from <code className="font-mono text-xs break-all">{run.importedFrom}</code>: measured elsewhere,
            to look at and compare. Nothing can be started from it.
          </p>
        )}
        {input.continuesRunId !== null && (
          <p>
            Completes{' '}
            <AppLink href={paths.benchmark(input.continuesRunId)} className="text-accent underline">
              an earlier benchmark
            </AppLink>{' '}
            that did not end; its good samples count here. Each of the two made its own checkpoint.
          </p>
        )}
        {isLive && <BenchmarkProgress run={run} />}
        <BenchmarkReport view={view} />
      </div>
    </>
  );
}

function useContinue({ run, input }: BenchmarkView, action: ContinueAction) {
  const router = useRouter();
  const [isContinuing, setContinuing] = useState(false);
  const [continueError, setError] = useState<ErrorView | null>(null);
  const goOn = async () => {
    setContinuing(true);
    const result = await callAction(action({ ...input, continuesRunId: run.id }));
    if (result.ok) return router.push(paths.benchmark(result.data.runId));
    setError(result.error);
    setContinuing(false);
  };
  return { isContinuing, continueError, goOn: () => void goOn() };
}
