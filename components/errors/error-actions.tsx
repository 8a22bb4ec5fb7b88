'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { runAgainHref } from '@/components/runs/run-again';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { ErrorCard } from '@/components/ui/error-card';
import { callAction } from '@/lib/client/call-action';
import { isCriuConfigCode } from '@/lib/domain/remedies/criu-config-lines';
import { retryRemedyOf } from '@/lib/domain/remedies/retry-remedy';
import type { RunDetail } from '@/lib/domain/views';
import { errorActions, type ErrorAction } from '@/lib/errors/error-action';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { CriuConfigFix } from './criu-config-fix';
import type { RemedyActions } from './remedy-actions';

/** What the product can do about the error of a failed run: the cause's own remedy first, then what always fits. */
export function ErrorActions({ run, actions }: { run: RunDetail; actions: RemedyActions }) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<ErrorView | null>(null);
  const [isSending, setSending] = useState(false);
  const { error } = run;
  if (error === null || run.importedFrom !== null) return null;
  const send = async (call: Promise<Result<{ runId: string }>>) => {
    setSending(true);
    setRefusal(null);
    const result = await callAction(call);
    if (result.ok) return router.push(paths.run(result.data.runId));
    setRefusal(result.error);
    setSending(false);
  };
  const busy = isSending ? 'The run is being queued.' : null;
  const again = runAgainHref(run);
  return (
    <>
      <OwnRemedy
        run={run}
        action={error.action ?? null}
        actions={actions}
        busy={busy}
        send={(call) => void send(call)}
      />
      {isCriuConfigCode(error.code) && <CriuConfigFix code={error.code} actions={actions} />}
      {hasServerLog(run) && <ButtonLink href={paths.containerLog(run.containerName)}>Container’s log</ButtonLink>}
      {again !== null && <ButtonLink href={again}>Run again</ButtonLink>}
      {run.kind === 'restore' && run.checkpointId !== null && (
        <ButtonLink href={`${paths.checkpoint(run.checkpointId)}#readiness`}>Check readiness</ButtonLink>
      )}
      {refusal && <ErrorCard error={refusal} />}
    </>
  );
}

/** Errors of the server itself: why is in its own log. After a failure its container stays, so that it can be read. */
function hasServerLog(run: RunDetail): run is RunDetail & { containerName: string } {
  const code = run.error?.code;
  return run.containerName !== null && (code === 'server/health-timeout' || code === 'server/exited');
}

interface OwnProps {
  run: RunDetail;
  action: ErrorAction | null;
  actions: RemedyActions;
  busy: string | null;
  send: (call: Promise<Result<{ runId: string }>>) => void;
}

function OwnRemedy({ run, action, actions, busy, send }: OwnProps) {
  if (action === null) return null;
  const label = errorActions[action];
  if (action === 'remove-created-container') {
    if (run.kind !== 'restore') return null;
    return (
      <ConfirmButton
        label={label}
        confirmLabel="Remove it"
        consequences="A container in the state Created that never ran is removed, and what an unfinished import put into it."
        disabledReason={busy}
        onConfirm={() => send(actions.removeStaleContainer({ runId: run.id }))}
      />
    );
  }
  if (action === 'retry-with-another-name' || action === 'retry-with-another-port') {
    const href = runAgainHref(run);
    return href === null ? null : (
      <ButtonLink variant="primary" href={href}>
        {label}
      </ButtonLink>
    );
  }
  const remedy = retryRemedyOf(run.kind, action);
  if (remedy === null) return null;
  return (
    <Button variant="primary" disabledReason={busy} onClick={() => send(actions.retryRun({ runId: run.id, remedy }))}>
      {label}
    </Button>
  );
}
