'use client';
import { useNow } from '@/lib/client/use-now';
import { formatLocalTime } from '@/lib/format/local-time';
import { formatRelativeTime } from '@/lib/format/relative-time';

const tickMs = 10_000;

/** "3 minutes ago", with the date, time and zone of the reader on hover. Before hydration: the time in UTC. */
export function RelativeTime({ iso }: { iso: string }) {
  const nowMs = useNow(tickMs);
  return (
    <time dateTime={iso} title={nowMs === null ? undefined : formatLocalTime(iso)} className="whitespace-nowrap">
      {nowMs === null ? `${iso.slice(0, 16).replace('T', ' ')} UTC` : formatRelativeTime(iso, seenFrom(iso, nowMs))}
    </time>
  );
}

// The clock stands still between two ticks: what happened since the last one is no future.
function seenFrom(iso: string, nowMs: number): number {
  const aheadMs = Date.parse(iso) - nowMs;
  return aheadMs > 0 && aheadMs <= tickMs ? nowMs + aheadMs : nowMs;
}
