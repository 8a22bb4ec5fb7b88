'use client';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import type { PageStatisticsEvent } from '@/lib/domain/contents/page-statistics';
import { paths } from '@/lib/paths';
import { PageStatisticsResult } from './page-statistics-result';
import { ScanProgress } from './scan-progress';
import { useEventLines } from './use-event-lines';

/** Counts zero and equal pages on request: it reads all of memory, which takes as long as the disk does. */
export function PageStatisticsCard({ checkpointId }: { checkpointId: string }) {
  const { state, events, progress, error, start, cancel } = useEventLines<PageStatisticsEvent>();
  const statistics = events.at(-1)?.statistics ?? null;
  return (
    <section id="pages" className="scroll-mt-4">
      <Card
        title="How much smaller could it be"
        actions={
          state === 'running' ? (
            <Button onClick={cancel}>Cancel</Button>
          ) : (
            <Button onClick={() => start(paths.api.checkpointPages(checkpointId))}>
              {statistics === null ? 'Count zero and duplicate pages' : 'Count again'}
            </Button>
          )
        }
      >
        {state === 'idle' && (
          <p className="text-muted max-w-prose">
            Reads every saved page once: pages of nothing but zeros, pages that equal another one, and how well a sample
            compresses. Nothing is changed.
          </p>
        )}
        {state === 'running' && <ScanProgress progress={progress} />}
        <p role="status" className={state === 'canceled' ? '' : 'sr-only'}>
          {state === 'canceled' ? 'Canceled. Nothing was counted.' : state === 'done' ? 'All pages are counted.' : ''}
        </p>
        {error && <ErrorCard error={error} />}
        {statistics && <PageStatisticsResult statistics={statistics} />}
      </Card>
    </section>
  );
}
