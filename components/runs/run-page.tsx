'use client';
import dynamic from 'next/dynamic';
import { useCallback, useMemo } from 'react';
import { useNow } from '@/lib/client/use-now';
import { useRunEvents } from '@/lib/client/use-run-events';
import { useTabTitle } from '@/lib/client/use-tab-title';
import type { LogPage } from '@/lib/domain/log-page';
import { phaseTitles } from '@/lib/domain/phase';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { AnatomyPlaceholder } from '@/components/anatomy/anatomy-placeholder';
import { hasAnatomy } from '@/components/anatomy/has-anatomy';
import type { RemedyActions } from '@/components/errors/remedy-actions';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import type { ShareActions } from '@/components/share/share-button';
import { useCancel, type CancelAction } from './run-cancel';
import { decisiveLogHref } from './decisive-log-href';
import { RunFacts } from './run-facts';
import { RunHeader } from './run-header';
import { RunLog } from './run-log';
import { windowOfPhase } from './run-log-view';
import { RunPhases } from './run-phases';
import { RunResultPanel } from './run-result-panel';
import { useSelectedPhase } from './run-selected-phase';
import { runTabTitle } from './run-tab-title';

// Only a run that failed needs them.
const ErrorActions = dynamic(() => import('@/components/errors/error-actions').then((module) => module.ErrorActions));
// It asks the server for what it shows, so there is nothing to render before.
const AnatomyCard = dynamic(() => import('@/components/anatomy/anatomy-card').then((module) => module.AnatomyCard), {
  ssr: false,
  loading: AnatomyPlaceholder,
});
const DemoPanel = dynamic(() => import('./demo-panel').then((module) => module.DemoPanel));

interface Props {
  run: RunDetail;
  log: LogPage;
  /** The page of the spec, when there still is one of that name. */
  specHref: string | null;
  /** What the URL's `?phase=` says. */
  askedPhase?: string | undefined;
  cancelAction: CancelAction;
  shareActions: ShareActions;
  /** What the error card can do; without it, it only tells. */
  remedyActions?: RemedyActions;
}

/** One run, live while it lasts and the same for ever after. */
export function RunPage({
  run: rendered,
  log: renderedLog,
  specHref,
  askedPhase,
  cancelAction,
  shareActions,
  remedyActions,
}: Props) {
  const { run, log, olderLines, allLines, loadAllLines, clockOffsetMs, staleSinceMs } = useRunEvents(
    rendered,
    renderedLog,
  );
  const { cancel, askToCancel } = useCancel(run.id, cancelAction);
  const { selected, select, step } = useSelectedPhase(run.id, run.phases, askedPhase);
  const showAllPhases = useCallback(() => select(null), [select]);
  const isLive = !isFinal(run.status);
  const isStale = staleSinceMs !== null;
  const browserNowMs = useNow(isLive ? 250 : 3_600_000);
  // The clock stands still with the news: what the page does not know, it does not count on.
  const shownMs = browserNowMs === null || !isLive ? null : Math.min(browserNowMs, staleSinceMs ?? Infinity);
  const nowMs = shownMs === null ? null : shownMs + clockOffsetMs;
  useTabTitle(runTabTitle(run));

  const isIn = selected === null ? null : windowOfPhase(run.phases, selected);
  const [from, to] = [isIn?.from ?? null, isIn?.to ?? null];
  const shownPhase = useMemo(
    () => (selected === null ? null : { title: phaseTitles[selected], isIn: from === null ? null : { from, to } }),
    [selected, from, to],
  );
  return (
    <>
      <RunHeader
        shareActions={shareActions}
        run={run}
        nowMs={nowMs}
        isStale={isStale}
        specHref={specHref}
        cancel={cancel}
        onCancel={askToCancel}
      />
      <div className="min-w-0 space-y-4">
        {isStale && (
          <p role="status" className="text-warning">
            Reconnecting. What is shown is as of {new Date(staleSinceMs).toLocaleTimeString()}.
          </p>
        )}
        {cancel.step === 'refused' && isLive && <ErrorCard error={cancel.error} />}
        {run.error && (
          <ErrorCard
            error={run.error}
            actions={remedyActions && <ErrorActions run={run} actions={remedyActions} />}
            bundleHref={paths.api.runBundle(run.id)}
            logHref={decisiveLogHref(run)}
          />
        )}
        <div className={`min-w-0 space-y-4 ${isStale ? 'opacity-60' : ''}`}>
          <RunResultPanel run={run} />
          {run.kind === 'demo' && <DemoPanel run={run} />}
          <Card title="Phases">
            <RunPhases
              runId={run.id}
              phases={run.phases}
              nowMs={nowMs}
              isOver={!isLive}
              selected={selected}
              onSelect={select}
            />
          </Card>
          {hasAnatomy(run) && <AnatomyCard run={run} />}
        </div>
        <RunLog
          runId={run.id}
          criuLogs={run.logFiles}
          log={log}
          olderLines={olderLines}
          allLines={allLines}
          onLoadAll={loadAllLines}
          isLive={isLive}
          phase={shownPhase}
          onShowAllPhases={showAllPhases}
          onStepPhase={step}
        />
        <RunFacts run={run} specHref={specHref} />
      </div>
    </>
  );
}
