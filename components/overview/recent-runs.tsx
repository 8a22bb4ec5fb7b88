import Link from 'next/link';
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
        <Link href={paths.runs()} className="text-accent text-xs underline">
          All runs
        </Link>
      }
    >
      <ul className="space-y-1.5">
        {runs.map((run) => (
          <li key={run.id} className="flex flex-wrap justify-between gap-x-4">
            <Link href={paths.run(run.id)} className="text-accent min-w-0 break-words underline">
              {run.title}
            </Link>
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
