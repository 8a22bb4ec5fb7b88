'use client';
import { useState, useTransition } from 'react';
import { callAction } from '@/lib/client/call-action';
import { retentionFault, retentionWords, type Retention, type RetentionPreview } from '@/lib/domain/retention';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { ErrorCard } from '@/components/ui/error-card';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { RetentionFigures } from './retention-figures';

interface Props {
  initial: Retention;
  previewAction: (retention: Retention) => Promise<Result<RetentionPreview>>;
  applyAction: (retention: Retention) => Promise<Result<{ runs: number }>>;
}

const choices = [
  { value: 'all', label: 'For ever' },
  { value: 'days', label: 'For a number of days' },
  { value: 'runs', label: 'For the newest runs' },
] as const;
type Choice = (typeof choices)[number]['value'];

/** How long logs are kept; before anything goes, what would go is shown. */
export function RetentionCard({ initial, previewAction, applyAction }: Props) {
  const [stored, setStored] = useState(initial);
  const [keep, setKeep] = useState<Choice>(initial.keep);
  const [number, setNumber] = useState(numberOf(initial));
  const [preview, setPreview] = useState<{ of: Retention; shows: RetentionPreview } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const [isPending, startTransition] = useTransition();
  const asked = retentionOf(keep, Number(number));
  const fault = retentionFault(asked);
  const change = (work: () => void) => {
    work();
    setPreview(null);
    setSaid(null);
  };
  const show = (of: Retention) =>
    startTransition(async () => {
      const result = await callAction(previewAction(of));
      setError(result.ok ? null : result.error);
      setPreview(result.ok ? { of, shows: result.data } : null);
    });
  const apply = (of: Retention) =>
    startTransition(async () => {
      const result = await callAction(applyAction(of));
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      setStored(of);
      setPreview(null);
      setSaid(`Stored. ${result.data.runs} ${result.data.runs === 1 ? 'run' : 'runs'} lost their log.`);
    });
  return (
    <Card title="How long logs are kept">
      <div className="max-w-prose space-y-3">
        <p>
          {retentionWords(stored)} Logs are nearly all that grows in the database. What a run is and what it measured
          stays always, and so do the logs of golden checkpoints, of shared runs and of benchmarks.
        </p>
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            label="Keep logs"
            value={keep}
            options={choices}
            onChange={(value) => change(() => setKeep(value))}
          />
          {keep !== 'all' && (
            <TextField
              label={keep === 'days' ? 'Days' : 'Runs'}
              type="number"
              value={number}
              error={fault ?? undefined}
              onChange={(value) => change(() => setNumber(value))}
            />
          )}
        </div>
        <Button
          variant="secondary"
          onClick={() => fault === null && show(asked)}
          disabledReason={isPending ? 'Wait until it is done.' : fault === null ? null : 'The number is not valid.'}
        >
          Show what would go
        </Button>
        {error && <ErrorCard error={error} />}
        {said && <p role="status">{said}</p>}
        {preview && (
          <>
            <RetentionFigures preview={preview.shows} />
            {preview.shows.runs === 0 ? (
              <Button onClick={() => apply(preview.of)} disabledReason={isPending ? 'Wait until it is done.' : null}>
                Keep it so
              </Button>
            ) : (
              <ConfirmButton
                label="Keep it so"
                consequences={`The logs of ${preview.shows.runs} ${preview.shows.runs === 1 ? 'run' : 'runs'} go now and cannot be brought back. From now on old logs go once a day.`}
                confirmLabel="Remove these logs"
                disabledReason={isPending ? 'Wait until it is done.' : null}
                onConfirm={() => apply(preview.of)}
              />
            )}
          </>
        )}
      </div>
    </Card>
  );
}

function numberOf(retention: Retention): string {
  if (retention.keep === 'all') return '90';
  return String(retention.keep === 'days' ? retention.days : retention.runs);
}

function retentionOf(keep: Choice, number: number): Retention {
  if (keep === 'days') return { keep, days: number };
  return keep === 'runs' ? { keep, runs: number } : { keep };
}
