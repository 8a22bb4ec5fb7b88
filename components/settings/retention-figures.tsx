import { KeyValueList } from '@/components/ui/key-value';
import { RelativeTime } from '@/components/ui/relative-time';
import type { RetentionPreview } from '@/lib/domain/retention';
import { formatBytes } from '@/lib/format/bytes';

/** What would go, what comes free, and what stays although it is old enough. */
export function RetentionFigures({ preview }: { preview: RetentionPreview }) {
  const { runs, events, eventBytes, fileBytes, newestAt, spared, databaseBytes } = preview;
  const kept = [
    { count: spared.golden, of: 'of golden checkpoints' },
    { count: spared.shared, of: 'shared' },
    { count: spared.benchmark, of: 'of benchmarks' },
  ].filter(({ count }) => count > 0);
  return (
    <div className="space-y-2" role="status">
      <KeyValueList
        items={[
          { label: 'Runs that lose their log', value: String(runs) },
          { label: 'Newest of them', value: newestAt === null ? 'none' : <RelativeTime iso={newestAt} /> },
          { label: 'Events and log lines', value: String(events) },
          { label: 'Comes free in the database', value: `${formatBytes(eventBytes)} of ${formatBytes(databaseBytes)}` },
          { label: 'Comes free in log files', value: formatBytes(fileBytes) },
          {
            label: 'Old enough, but kept',
            value: kept.length === 0 ? 'none' : kept.map(({ count, of }) => `${count} ${of}`).join(', '),
          },
        ]}
      />
      <p className="text-muted text-xs">
        The database file does not shrink: what comes free in it is used again, so it stops growing.
      </p>
    </div>
  );
}
