'use client';
import { AppLink } from '@/components/ui/app-link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { suiteTexts } from '@/lib/domain/benchmark/suite';
import type { ScheduleView, Trigger } from '@/lib/domain/schedule';
import { callAction } from '@/lib/client/call-action';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { ErrorCard } from '@/components/ui/error-card';
import { RelativeTime } from '@/components/ui/relative-time';

type Action = (input: unknown) => Promise<Result<null>>;

interface Props {
  schedules: readonly (ScheduleView & { specName: string | null })[];
  actions: { toggle: Action; remove: Action };
}

/** What is scheduled, when it is due, and what came of it. */
export function ScheduleList({ schedules, actions }: Props) {
  const router = useRouter();
  const [error, setError] = useState<ErrorView | null>(null);
  const run = async (action: Promise<Result<null>>) => {
    const result = await callAction(action);
    setError(result.ok ? null : result.error);
    router.refresh();
  };
  return (
    <Card title="Scheduled">
      {error && <ErrorCard error={error} />}
      {schedules.length === 0 && <p className="text-muted">Nothing is scheduled.</p>}
      <ul className="divide-line divide-y">
        {schedules.map(({ id, name, isEnabled, trigger, input, specName, nextAt, lastRunId, missed, lastMissAt }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                {name} {!isEnabled && <span className="text-muted">(off)</span>}
              </p>
              <p className="text-muted">
                {suiteTexts[input.suite].title} of {specName ?? 'a deleted spec'}, {input.samples} samples,{' '}
                {triggerWords(trigger)}
              </p>
              {isEnabled && nextAt !== null && (
                <p>
                  Next: <RelativeTime iso={nextAt} />
                </p>
              )}
              {lastRunId !== null && (
                <AppLink href={paths.benchmark(lastRunId)} className="text-accent underline">
                  Last benchmark
                </AppLink>
              )}
              {missed > 0 && lastMissAt !== null && (
                <p className="text-warning">
                  Missed {missed} {missed === 1 ? 'time' : 'times'}, because the server was not running; last found{' '}
                  <RelativeTime iso={lastMissAt} />.
                </p>
              )}
            </div>
            <div className="flex flex-wrap items-center gap-2">
              <Button size="sm" onClick={() => void run(actions.toggle({ id, isEnabled: !isEnabled }))}>
                {isEnabled ? 'Switch off' : 'Switch on'}
              </Button>
              <ConfirmButton
                size="sm"
                label="Delete"
                consequences="The schedule goes; its benchmarks stay."
                confirmLabel="Delete schedule"
                onConfirm={() => void run(actions.remove({ id }))}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function triggerWords(trigger: Trigger): string {
  if (trigger.type === 'after-checkpoint') return 'after each new checkpoint';
  const two = (value: number) => String(value).padStart(2, '0');
  return `every night at ${two(trigger.hour)}:${two(trigger.minute)} (the server’s clock)`;
}
