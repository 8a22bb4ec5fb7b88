import type { MemorySearchEvent } from '@/lib/domain/contents/memory-search';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import type { StreamState } from './use-event-lines';

interface Search {
  state: StreamState;
  hits: number;
  done: Extract<MemorySearchEvent, { type: 'done' }> | null;
  progress: { scannedBytes: number; totalBytes: number } | null;
}

/** How a search stands, in one sentence. A search that did not end says so: no hit in a part is not no hit. */
export function searchSummary({ state, hits, done, progress }: Search): string {
  const found = hits === 1 ? '1 hit' : `${hits} hits`;
  if (done !== null) {
    const read = `${formatBytes(done.scannedBytes)} read in ${formatDurationMs(done.durationMs)}`;
    if (done.isLimited) return `The first ${found}: the search stopped there. ${read}.`;
    return hits === 0 ? `Not found in the saved memory. ${read}.` : `${found}. ${read}.`;
  }
  const part =
    progress === null ? '' : ` ${formatBytes(progress.scannedBytes)} of ${formatBytes(progress.totalBytes)} read.`;
  if (state === 'running') return hits === 0 ? '' : `${found} so far.`;
  if (state === 'canceled') return `Canceled: ${found} until then.${part}`;
  return state === 'failed' && hits > 0 ? `${found} before it failed.${part}` : '';
}
