import { KeyValueList } from '@/components/ui/key-value';
import type { CriuStatisticsView, RestoreStatisticsView } from '@/lib/domain/contents/environment-view';
import { pageBytes } from '@/lib/domain/contents/page-statistics';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { StateSection } from './state-section';

const usPerMs = 1000;

interface Props {
  statistics: CriuStatisticsView | null;
  /** Of the last restore from these files, where they keep them. */
  restore: RestoreStatisticsView | null;
}

/** What CRIU counted and timed during the dump. */
export function StatisticsSection({ statistics: s, restore }: Props) {
  return (
    <StateSection id="statistics" title="CRIU statistics">
      {s === null ? (
        <p className="text-muted">This checkpoint has no stats-dump.</p>
      ) : (
        <KeyValueList
          items={[
            { label: 'Freezing', value: timeText(s.freezingTimeUs), mono: true },
            { label: 'Frozen', value: timeText(s.frozenTimeUs), mono: true },
            { label: 'Reading memory', value: timeText(s.memdumpTimeUs), mono: true },
            { label: 'Writing memory', value: timeText(s.memwriteTimeUs), mono: true },
            { label: 'Looking up inodes', value: timeText(s.irmapResolveUs), mono: true },
            { label: 'Pages scanned', value: pagesText(s.pagesScanned), mono: true },
            { label: 'Pages in the parent', value: pagesText(s.pagesSkippedParent), mono: true },
            { label: 'Pages written', value: pagesText(s.pagesWritten), mono: true },
            { label: 'Pages left for later', value: pagesText(s.pagesLazy), mono: true },
            { label: 'Shared pages written', value: pagesText(s.sharedPagesWritten), mono: true },
          ]}
        />
      )}
      {restore && <RestoreStatistics restore={restore} />}
    </StateSection>
  );
}

function RestoreStatistics({ restore: s }: { restore: RestoreStatisticsView }) {
  return (
    <>
      <h3 className="mt-5 mb-2 font-semibold">Of the last restore from these files</h3>
      <KeyValueList
        items={[
          { label: 'Making the processes', value: timeText(s.forkingTimeUs), mono: true },
          { label: 'Restoring', value: timeText(s.restoreTimeUs), mono: true },
          { label: 'Pages restored', value: pagesText(s.pagesRestored), mono: true },
          { label: 'Pages compared', value: pagesText(s.pagesCompared), mono: true },
          { label: 'Pages left as inherited', value: pagesText(s.pagesSkippedCow), mono: true },
        ]}
      />
    </>
  );
}

function timeText(us: number | null): string {
  return us === null ? 'not available' : formatDurationMs(us / usPerMs);
}

function pagesText(pages: number | null): string {
  return pages === null ? 'not available' : `${pages} (${formatBytes(pages * pageBytes)})`;
}
