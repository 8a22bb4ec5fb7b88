'use client';
import dynamic from 'next/dynamic';
import { AppLink } from '@/components/ui/app-link';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { isComparable } from '@/lib/domain/comparable';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { shellQuote } from '@/lib/format/shell-quote';
import { paths } from '@/lib/paths';
import { ShareButton, type ShareActions } from '@/components/share/share-button';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { ImportMark } from './import-mark';
import { runAgainHref } from './run-again';
import type { CancelState } from './run-cancel';
import { CancelButton, CancelOutcome } from './run-cancel-button';
import { RunStatusBadge } from './run-status-badge';

// Most who open a run look at one that is over.
const TellWhenDone = dynamic(() => import('./tell-when-done').then((module) => module.TellWhenDone));

interface Props {
  run: RunDetail;
  /** Unix time in ms by the server's clock; null while it is not known. */
  nowMs: number | null;
  isStale: boolean;
  specHref: string | null;
  cancel: CancelState;
  onCancel: () => void;
  shareActions: ShareActions;
}

/** The top of a run page: how it stands, what it is about, what can be done. */
export function RunHeader({ run, nowMs, isStale, specHref, cancel, onCancel, shareActions }: Props) {
  const isLive = !isFinal(run.status);
  // It goes on to the end and beyond, when it tells.
  const [wasLive] = useState(isLive);
  const againHref = runAgainHref(run);
  return (
    <PageHeader
      title={run.title}
      breadcrumbs={[
        { label: 'Runs', href: paths.runs() },
        ...(run.parentRunId === null ? [] : [{ label: 'Parent run', href: paths.run(run.parentRunId) }]),
      ]}
      description={
        <>
          <span className={`flex flex-wrap items-center gap-x-3 ${isStale ? 'opacity-60' : ''}`}>
            <span role="status">
              <RunStatusBadge status={run.status} />
            </span>
            <ImportMark importedFrom={run.importedFrom} />
            <Elapsed run={run} nowMs={nowMs} />
            <RelativeTime iso={run.startedAt ?? run.createdAt} />
          </span>
          <Subjects run={run} specHref={specHref} />
          <CancelOutcome status={run.status} step={cancel.step} />
        </>
      }
      actions={
        <>
          {wasLive && <TellWhenDone run={run} />}
          {isLive && <CancelButton step={cancel.step} onCancel={onCancel} />}
          {againHref !== null && !isLive && <ButtonLink href={againHref}>Run again</ButtonLink>}
          {isComparable(run) && <ButtonLink href={paths.compare([run.id])}>Compare</ButtonLink>}
          {!isLive && <ShareButton runIds={[run.id]} actions={shareActions} />}
          <CopyCommands run={run} />
          <CopyLink />
        </>
      }
    />
  );
}

function Elapsed({ run, nowMs }: Pick<Props, 'run' | 'nowMs'>) {
  const elapsedMs =
    run.durationMs ??
    (run.startedAt === null || nowMs === null ? null : Math.max(0, nowMs - Date.parse(run.startedAt)));
  if (elapsedMs === null) return null;
  return <span className="font-mono tabular-nums">{formatDurationMs(elapsedMs)}</span>;
}

function Subjects({ run, specHref }: Pick<Props, 'run' | 'specHref'>) {
  const { checkpointId, checkpointName, containerName, specName } = run;
  const subjects = [
    {
      label: 'Checkpoint',
      name: checkpointName ?? checkpointId,
      href: checkpointId === null ? null : paths.checkpoint(checkpointId),
    },
    {
      label: 'Container',
      name: containerName,
      href: containerName === null ? null : paths.containerLog(containerName),
    },
    { label: 'Spec', name: specName, href: specHref },
  ];
  const shown = subjects.filter(({ name }) => name !== null);
  if (shown.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
      {shown.map(({ label, name, href }) => (
        <Subject key={label} label={label} href={href}>
          {name}
        </Subject>
      ))}
    </span>
  );
}

function Subject({ label, href, children }: { label: string; href: string | null; children: ReactNode }) {
  return (
    <span className="min-w-0 break-words">
      {label}{' '}
      {href === null ? (
        <span className="text-fg">{children}</span>
      ) : (
        <AppLink href={href} className="text-accent underline">
          {children}
        </AppLink>
      )}
    </span>
  );
}

function CopyCommands({ run: { commands } }: Pick<Props, 'run'>) {
  if (commands.length === 0) return null;
  const label = commands.length === 1 ? 'Copy command' : `Copy ${commands.length} commands`;
  return <CopyButton text={commands.map(({ argv }) => shellQuote(argv)).join('\n')} label={label} />;
}

function CopyLink() {
  const href = useSyncExternalStore(
    (onChange) => {
      window.addEventListener('hashchange', onChange);
      return () => window.removeEventListener('hashchange', onChange);
    },
    () => window.location.href,
    () => '',
  );
  return <CopyButton text={href} label="Copy link" />;
}
