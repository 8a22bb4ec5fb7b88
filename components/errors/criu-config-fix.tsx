'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorCard } from '@/components/ui/error-card';
import { callAction } from '@/lib/client/call-action';
import { criuConfigLines, type CriuConfigCode } from '@/lib/domain/remedies/criu-config-lines';
import type { CriuConfigView } from '@/lib/domain/remedies/criu-config-view';
import type { Result } from '@/lib/errors/error-view';
import type { RemedyActions } from './remedy-actions';

interface Props {
  code: CriuConfigCode;
  actions: Pick<RemedyActions, 'previewCriuFix' | 'applyCriuFix'>;
}

/** Adds a line to CRIU's settings: the change is shown first, and written only on a second click. */
export function CriuConfigFix({ code, actions }: Props) {
  const [shown, setShown] = useState<Result<CriuConfigView> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isWritten, setWritten] = useState(false);
  const call = async (asked: Promise<Result<CriuConfigView>>, isWriting: boolean) => {
    setBusy(true);
    const result = await callAction(asked);
    setShown(result);
    setWritten(isWriting && result.ok);
    setBusy(false);
  };
  const busy = isBusy ? 'The settings are being read.' : null;
  const line = criuConfigLines[code];
  if (shown?.ok !== true) {
    return (
      <>
        <Button disabledReason={busy} onClick={() => void call(actions.previewCriuFix({ code }), false)}>
          Add “{line}” to CRIU’s settings…
        </Button>
        {shown?.ok === false && <ErrorCard error={shown.error} />}
      </>
    );
  }
  const { change, before, shownPath, file } = shown.data;
  return (
    <section aria-label="Change to CRIU’s settings" className="border-line w-full rounded-md border p-3">
      <p className="mb-2">
        <code className="font-mono text-xs">{shownPath}</code>
        {file !== shownPath && (
          <span className="text-muted block text-xs break-all">of the embedded engine, on this host: {file}</span>
        )}
      </p>
      <Diff before={before} added={change.type === 'append' ? change.line : null} />
      {change.type === 'append' ? (
        <>
          <p className="my-2 max-w-prose text-xs">
            It then holds for every checkpoint and restore of this engine. What the file holds now is kept beside it as{' '}
            <code className="font-mono">.bak</code>.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              disabledReason={busy}
              onClick={() => void call(actions.applyCriuFix({ code, seen: before }), true)}
            >
              Write this line
            </Button>
            <Button variant="ghost" onClick={() => setShown(null)}>
              Leave it as it is
            </Button>
          </div>
        </>
      ) : (
        <p role="status" className="mt-2">
          {change.type === 'conflict'
            ? `It says “${change.found}” already. Somebody chose that; change it by hand.`
            : isWritten
              ? 'Written. Run again to see whether it helps.'
              : 'The line is there already: the cause is another one.'}
        </p>
      )}
    </section>
  );
}

function Diff({ before, added }: { before: string; added: string | null }) {
  const lines = before.split('\n').filter((line, i, all) => line !== '' || i < all.length - 1);
  return (
    <pre tabIndex={0} className="bg-raised max-h-60 overflow-auto rounded-md p-2 font-mono text-xs">
      {lines.length === 0 && <span className="text-muted block">(the file is empty or not there)</span>}
      {lines.map((line, i) => (
        <span key={i} className="text-muted block">
          {`  ${line}`}
        </span>
      ))}
      {added !== null && <ins className="text-success block no-underline">{`+ ${added}`}</ins>}
    </pre>
  );
}
