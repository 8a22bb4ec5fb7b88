'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AppLink } from '@/components/ui/app-link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { callAction } from '@/lib/client/call-action';
import { useHostEvent } from '@/lib/client/host-events';
import type { HostLimitsView } from '@/lib/domain/host-limits/view';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import { RelativeTime } from '@/components/ui/relative-time';
import { LimitsTable } from './limits-table';

interface Props {
  initial: HostLimitsView;
  measureAction: () => Promise<Result<{ runId: string }>>;
}

/** What this host can do at most, when it was measured, and a way to measure it. */
export function LimitsCard({ initial, measureAction }: Props) {
  const { view, isStale } = useHostLimits(initial);
  const { limits, hasOlder, underWay, benchmark } = view;
  const { measure, isPending, error } = useMeasure(measureAction);
  return (
    <section id="limits" className="min-w-0 scroll-mt-4">
      <Card
        title="Limits of this host"
        actions={
          <Button variant="secondary" onClick={measure} disabledReason={whyNot(view, isPending)}>
            Measure this host (about a minute)
          </Button>
        }
      >
        <div className="space-y-3">
          {error && <ErrorCard error={error} />}
          {isStale && (
            <p role="status" className="text-warning">
              The server does not answer. What is shown may be old.
            </p>
          )}
          {underWay && (
            <p role="status">
              Being measured{underWay.phaseTitle && `: ${underWay.phaseTitle}`}.{' '}
              <AppLink href={paths.run(underWay.runId)} className="text-accent underline">
                Follow or cancel it
              </AppLink>
            </p>
          )}
          {benchmark && (
            <p className="text-muted text-sm">
              <AppLink href={paths.benchmark(benchmark.runId)} className="text-accent underline">
                {benchmark.title}
              </AppLink>{' '}
              is under way; measuring the host would spoil its samples.
            </p>
          )}
          {limits ? (
            <>
              <p className="text-muted text-sm">
                Measured <RelativeTime iso={limits.measuredAt} /> on the testbed as it is now (
                <AppLink href={paths.run(limits.runId)} className="text-accent underline">
                  run with its testbed
                </AppLink>
                ).
              </p>
              <LimitsTable limits={limits.limits} />
            </>
          ) : (
            <p>
              {hasOlder
                ? 'Not measured since the host, its engine or a setting changed: what was measured before does not count here.'
                : 'Not measured yet.'}{' '}
              How fast memory, disk, RAM disk and the way to the GPU are says how much of a restore’s time could be
              saved.
            </p>
          )}
          <p className="text-muted text-xs">
            Measuring loads memory and disk: whatever runs on this host meanwhile is slower, and makes the figures
            lower. Nothing is left behind.
          </p>
        </div>
      </Card>
    </section>
  );
}

function whyNot({ underWay, benchmark }: HostLimitsView, isPending: boolean): string | null {
  if (benchmark) return 'A benchmark is under way.';
  if (underWay) return 'The host is being measured.';
  return isPending ? 'It is being queued.' : null;
}

function useMeasure(action: Props['measureAction']) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [error, setError] = useState<ErrorView | null>(null);
  const measure = () =>
    startTransition(async () => {
      const result = await callAction(action());
      if (result.ok) router.push(paths.run(result.data.runId));
      else setError(result.error);
    });
  return { measure, isPending, error };
}

function useHostLimits(initial: HostLimitsView): { view: HostLimitsView; isStale: boolean } {
  const client = useQueryClient();
  const queryKey = ['host-limits'];
  const { data, isError } = useQuery({
    queryKey,
    initialData: initial,
    queryFn: async ({ signal }): Promise<HostLimitsView> => {
      const response = await fetch(paths.api.hostLimits(), { signal });
      if (!response.ok) throw new Error(`The limits answered ${response.status}.`);
      return (await response.json()) as HostLimitsView;
    },
  });
  useHostEvent((event) => {
    const isAboutIt =
      event.type === 'gap' ||
      (event.type === 'run-changed' && (event.run.kind === 'host-limits' || event.run.kind === 'benchmark'));
    if (isAboutIt) void client.invalidateQueries({ queryKey });
  });
  return { view: data, isStale: isError };
}
