'use client';
import { useEffect, useState } from 'react';
import { callAction } from '@/lib/client/call-action';
import { useDebouncedRefresh } from '@/lib/client/use-live-runs';
import { useNow } from '@/lib/client/use-now';
import { useRunEvents } from '@/lib/client/use-run-events';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail, RunLogLine } from '@/lib/domain/views';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorCard } from '@/components/ui/error-card';
import { PageHeader } from '@/components/ui/page-header';
import { DemoPanel } from './demo-panel';
import { runAgainHref } from './run-again';
import { RunFacts } from './run-facts';
import { RunLog } from './run-log';
import { RunPhases } from './run-phases';
import { RunResultPanel } from './run-result-panel';
import { RunStatusBadge, runStatusWords } from './run-status-badge';

interface Props {
  run: RunDetail;
  log: RunLogLine[];
  cancelAction: (input: unknown) => Promise<Result<null>>;
}

/** One run, live while it lasts and the same for ever after. */
export function RunPage({ run: rendered, log: renderedLog, cancelAction }: Props) {
  const { run, log, droppedLines, clockOffsetMs } = useRunEvents(rendered, renderedLog);
  const [cancelError, setCancelError] = useState<ErrorView | null>(null);
  const [isCanceling, setCanceling] = useState(false);
  const isLive = !isFinal(run.status);
  const browserNowMs = useNow(isLive ? 250 : 3_600_000);
  const nowMs = isLive && browserNowMs !== null ? browserNowMs + clockOffsetMs : null;
  useTitleAndRefresh(run, rendered);

  const cancel = async () => {
    setCanceling(true);
    const result = await callAction(cancelAction({ runId: run.id }));
    setCancelError(result.ok ? null : result.error);
    if (!result.ok) setCanceling(false);
  };
  const againHref = runAgainHref(run);
  return (
    <>
      <PageHeader
        title={run.title}
        breadcrumbs={[
          { label: 'Runs', href: paths.runs() },
          ...(run.parentRunId === null ? [] : [{ label: 'Demo', href: paths.run(run.parentRunId) }]),
        ]}
        description={
          <span className="flex flex-wrap items-center gap-x-3">
            <RunStatusBadge status={run.status} />
            <Elapsed run={run} nowMs={nowMs} />
          </span>
        }
        actions={
          <>
            {isLive && (
              <Button
                variant="danger"
                onClick={() => void cancel()}
                disabledReason={isCanceling ? 'Asked to stop.' : null}
              >
                {isCanceling ? 'Canceling…' : 'Cancel'}
              </Button>
            )}
            {againHref !== null && !isLive && <ButtonLink href={againHref}>Run again</ButtonLink>}
            <CopyLink />
          </>
        }
      />
      <div className="min-w-0 space-y-4">
        {cancelError && <ErrorCard error={cancelError} />}
        {run.error && <ErrorCard error={run.error} />}
        <RunResultPanel run={run} />
        {run.kind === 'demo' && <DemoPanel run={run} />}
        <Card title="Phases">
          <RunPhases phases={run.phases} nowMs={nowMs} isOver={!isLive} />
        </Card>
        <RunLog log={log} droppedLines={droppedLines} isLive={isLive} />
        <RunFacts run={run} />
      </div>
    </>
  );
}

function Elapsed({ run, nowMs }: { run: RunDetail; nowMs: number | null }) {
  const elapsedMs =
    run.durationMs ??
    (run.startedAt === null || nowMs === null ? null : Math.max(0, nowMs - Date.parse(run.startedAt)));
  if (elapsedMs === null) return null;
  return <span className="font-mono tabular-nums">{formatDurationMs(elapsedMs)}</span>;
}

function CopyLink() {
  const isMounted = useNow(3_600_000) !== null;
  return <CopyButton text={isMounted ? window.location.href : ''} label="Copy link" />;
}

/** Tells the state in the tab's title, and renders the server's part again at each step. */
function useTitleAndRefresh(run: RunDetail, rendered: RunDetail): void {
  const refresh = useDebouncedRefresh();
  const title = `${runStatusWords[run.status]} · ${run.title}`;
  useEffect(() => {
    document.title = `${title} · GPU-Load`;
  }, [title, rendered]);
  const steps = (of: RunDetail) => [of.status, ...of.phases.map(({ status }) => status)].join();
  const isAhead = steps(run) !== steps(rendered);
  const liveSteps = steps(run);
  useEffect(() => {
    if (isAhead) refresh();
  }, [isAhead, liveSteps, refresh]);
}
