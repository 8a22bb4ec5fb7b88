'use client';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { removeContainer } from '@/app/actions/remove-container';
import { stopContainer } from '@/app/actions/stop-container';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { DisabledReason } from '@/components/ui/disabled-reason';
import { callAction } from '@/lib/client/call-action';
import type { ContainerState } from '@/lib/domain/live';
import type { Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';

/** Why an action cannot be had now; null when it can. */
function reasons({ state, specId, busyRunId }: ContainerState) {
  const busy = busyRunId ? 'A run is working on it.' : null;
  const notRunning = state === 'running' ? null : `It is ${state}, not running.`;
  return {
    checkpoint:
      busy ??
      notRunning ??
      (specId ? null : 'No checkpoint: it was not launched from a spec, so its health path is unknown.'),
    stop: busy ?? notRunning,
    remove: busy,
  };
}

/** What can be done with a container, and why not. */
export function ContainerActions({ container }: { container: ContainerState }) {
  const router = useRouter();
  const reasonId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const why = reasons(container);
  // When several actions cannot be had, it is for the same reason: it is shown once for all of them.
  const shownReason = why.checkpoint ?? why.stop ?? why.remove;
  const follow = async (action: Promise<Result<{ runId: string }>>) => {
    const result = await callAction(action);
    if (result.ok) router.push(paths.run(result.data.runId));
    else setProblem(`${result.error.title}: ${result.error.detail}`);
  };
  const { name, checkpointCount } = container;
  return (
    <div className="grid min-w-56 gap-1">
      <div className="flex flex-wrap items-center gap-1.5">
        <ButtonLink
          size="sm"
          href={paths.newRun({ kind: 'checkpoint', container: name })}
          disabledReason={why.checkpoint}
          reasonId={reasonId}
        >
          Create checkpoint
        </ButtonLink>
        <Button
          size="sm"
          disabledReason={why.stop}
          reasonId={reasonId}
          onClick={() => void follow(stopContainer({ container: name }))}
        >
          Stop
        </Button>
        <ConfirmButton
          size="sm"
          label="Remove"
          confirmLabel="Remove it"
          disabledReason={why.remove}
          reasonId={reasonId}
          consequences={
            checkpointCount > 0
              ? `${checkpointCount} checkpoint(s) can then never be restored: they belong to this container.`
              : 'The container and what it wrote are gone.'
          }
          onConfirm={() => void follow(removeContainer({ container: name, acceptLoss: checkpointCount > 0 }))}
        />
      </div>
      {shownReason && <DisabledReason id={reasonId}>{shownReason}</DisabledReason>}
      {problem && (
        <span role="alert" className="text-danger text-xs whitespace-normal">
          {problem}
        </span>
      )}
    </div>
  );
}
