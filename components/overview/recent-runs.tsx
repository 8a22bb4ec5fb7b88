import { AppLink } from '@/components/ui/app-link';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { RunSummary } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';

/** The newest runs. */
export function RecentRuns({ runs }: { runs: RunSummary[] }) {
  return (
    <Card
      title="Recent runs"
      actions={
        <AppLink href={paths.runs()} className="text-accent text-xs underline">
          All runs
        </AppLink>
      }
    >
      <ul className="space-y-1.5">
        {runs.map((run) => (
          <li key={run.id} className="flex flex-wrap justify-between gap-x-4">
            <AppLink href={paths.run(run.id)} className="text-accent min-w-0 break-words underline">
              {run.title}
            </AppLink>
            <span className="text-muted">
              {run.status}
              {run.durationMs !== null && ` in ${formatDurationMs(run.durationMs)}`} ·{' '}
              <RelativeTime iso={run.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
