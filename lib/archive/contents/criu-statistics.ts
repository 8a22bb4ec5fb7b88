import 'server-only';
import type { CriuStatisticsView, RestoreStatisticsView } from '@/lib/domain/contents/environment-view';
import type { Images } from './images';

export function criuStatistics(images: Images): CriuStatisticsView | null {
  const dump = images.records('stats')[0]?.dump;
  if (!dump) return null;
  return {
    freezingTimeUs: dump.freezing_time,
    frozenTimeUs: dump.frozen_time,
    memdumpTimeUs: dump.memdump_time,
    memwriteTimeUs: dump.memwrite_time,
    irmapResolveUs: dump.irmap_resolve ?? null,
    pagesScanned: Number(dump.pages_scanned),
    pagesSkippedParent: Number(dump.pages_skipped_parent),
    pagesWritten: Number(dump.pages_written),
    pagesLazy: Number(dump.pages_lazy),
    sharedPagesScanned: optional(dump.shpages_scanned),
    sharedPagesSkippedParent: optional(dump.shpages_skipped_parent),
    sharedPagesWritten: optional(dump.shpages_written),
  };
}

export function restoreStatistics(images: Images): RestoreStatisticsView | null {
  const restore = images.records('restoreStats')[0]?.restore;
  if (!restore) return null;
  return {
    forkingTimeUs: restore.forking_time,
    restoreTimeUs: restore.restore_time,
    pagesCompared: Number(restore.pages_compared),
    pagesSkippedCow: Number(restore.pages_skipped_cow),
    pagesRestored: optional(restore.pages_restored),
  };
}

const optional = (value: string | undefined): number | null => (value === undefined ? null : Number(value));
