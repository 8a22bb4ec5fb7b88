'use client';
import { useState } from 'react';
import { useHostEvent } from '@/lib/client/host-events';
import { isFinal, type RunStatus } from '@/lib/domain/run-status';
import { paths } from '@/lib/paths';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorCard } from '@/components/ui/error-card';
import { LogView } from './log-view';
import { useLogSummary } from './use-log-summary';

interface Props {
  runId: string;
  name: string;
  status: RunStatus;
}

/** CRIU's log of a run, of any length; it grows while the run goes on. */
export function LogExplorer({ runId, name, status: renderedStatus }: Props) {
  const [status, setStatus] = useState(renderedStatus);
  useHostEvent((event) => {
    if (event.type === 'run-changed' && event.run.id === runId) setStatus(event.run.status);
  });
  const isRunLive = !isFinal(status);
  const { summary, error } = useLogSummary(runId, name, isRunLive);
  if (summary) return <LogView runId={runId} summary={summary} />;
  if (error !== null) return <ErrorCard error={error} />;
  if (summary === undefined) {
    return (
      <Card>
        <p className="text-muted" role="status" aria-busy="true">
          Opening {name} …
        </p>
      </Card>
    );
  }
  return (
    <EmptyState
      title={isRunLive ? `${name} is not there yet` : `The run has no ${name}`}
      action={<ButtonLink href={paths.run(runId)}>Back to the run</ButtonLink>}
    >
      {isRunLive
        ? 'CRIU writes it during the dump or the restore. It appears here as soon as CRIU begins.'
        : 'CRIU did not write one in this run: podman failed before it came so far, or the run has no dump and no restore. What podman printed is in the log on the run’s page.'}
    </EmptyState>
  );
}
