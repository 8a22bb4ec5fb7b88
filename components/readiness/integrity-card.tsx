'use client';
import { useCallback, useEffect, useState } from 'react';
import { retryManifest } from '@/app/actions/retry-manifest';
import { readIntegrity, verifyCheckpoint } from '@/app/actions/verify-checkpoint';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import { KeyValueList } from '@/components/ui/key-value';
import { RelativeTime } from '@/components/ui/relative-time';
import { callAction } from '@/lib/client/call-action';
import { describeDifference } from '@/lib/domain/readiness/file-difference';
import type { IntegrityView } from '@/lib/domain/readiness/integrity-view';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { formatBytes } from '@/lib/format/bytes';

const pollMs = 1_000;
/** Hashes are made when the host is idle, which may be long after. */
const hashPollMs = 5_000;
const shownFiles = 20;

/** The manifest of a checkpoint, and the button that compares every byte with it. */
export function IntegrityCard({ checkpointId, initial }: { checkpointId: string; initial: IntegrityView }) {
  const [view, setView] = useState(initial);
  const [error, setError] = useState<ErrorView | null>(null);
  const everyMs = view.progress !== null ? pollMs : view.state === 'listed' ? hashPollMs : null;
  const take = useCallback((result: Result<IntegrityView>) => {
    if (result.ok) setView(result.data);
    setError(result.ok ? null : result.error);
  }, []);
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => void callAction(readIntegrity({ checkpointId })).then(take), everyMs);
    return () => clearInterval(timer);
  }, [checkpointId, everyMs, take]);
  return (
    <Card
      title="Integrity"
      actions={
        <div className="flex flex-wrap gap-2">
          {view.state === 'failed' && (
            <Button onClick={() => void callAction(retryManifest({ checkpointId })).then(take)}>Try again</Button>
          )}
          <Button
            disabledReason={whyNot(view)}
            onClick={() => void callAction(verifyCheckpoint({ checkpointId })).then(take)}
          >
            Verify now
          </Button>
        </div>
      }
    >
      <KeyValueList
        items={[
          { label: 'Files', value: view.state === 'none' ? 'not listed yet' : filesText(view), mono: true },
          { label: 'Hashes (SHA-256)', value: <Hashes view={view} /> },
          { label: 'Last verified', value: <Verified view={view} /> },
        ]}
      />
      <Found view={view} />
      <p className="text-muted mt-3 max-w-prose text-xs">
        Every restore first compares names, sizes and times with this list, which takes milliseconds. It does not hash:
        that takes as long as reading every byte. Verify now does.
      </p>
      {error && (
        <div className="mt-3">
          <ErrorCard error={error} />
        </div>
      )}
    </Card>
  );
}

function whyNot({ state, progress }: IntegrityView): string | null {
  if (progress !== null)
    return `Hashing: ${formatBytes(progress.doneBytes)} of ${formatBytes(progress.totalBytes)} done.`;
  if (state === 'complete') return null;
  if (state === 'failed') return 'There are no hashes to compare with.';
  return 'The hashes are made while no run is under way.';
}

const filesText = ({ fileCount, totalBytes }: IntegrityView) => `${fileCount} files, ${formatBytes(totalBytes)}`;

function Hashes({ view: { state, hashedAt, note } }: { view: IntegrityView }) {
  if (state === 'failed') return <span className="text-warning">could not be made: {note}</span>;
  if (hashedAt === null) return <>not made yet</>;
  return (
    <>
      made <RelativeTime iso={hashedAt} />
    </>
  );
}

function Verified({ view: { verifiedAt } }: { view: IntegrityView }) {
  return verifiedAt === null ? <>never</> : <RelativeTime iso={verifiedAt} />;
}

function Found({ view: { differences, verifiedAt } }: { view: IntegrityView }) {
  if (differences === null || verifiedAt === null) return null;
  if (differences.length === 0)
    return (
      <p role="status" className="text-success mt-3">
        Every byte is as it was at the dump.
      </p>
    );
  const more = differences.length - shownFiles;
  return (
    <div role="status" className="mt-3">
      <p className="text-danger font-semibold">
        {differences.length} {differences.length === 1 ? 'file differs' : 'files differ'}. Copy the checkpoint again
        from its source, or make a new one.
      </p>
      <ul className="mt-1 list-disc pl-5 font-mono text-xs">
        {differences.slice(0, shownFiles).map((difference) => (
          <li key={difference.path} className="break-words">
            {describeDifference(difference)}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-xs">And {more} more.</p>}
    </div>
  );
}
