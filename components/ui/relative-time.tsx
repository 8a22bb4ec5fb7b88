'use client';
import { useNow } from '@/lib/client/use-now';
import { formatLocalTime } from '@/lib/format/local-time';
import { formatRelativeTime } from '@/lib/format/relative-time';

const minuteMs = 60_000;

/** "3 minutes ago", with the date, time and zone of the reader on hover. Before hydration: the time in UTC. */
export function RelativeTime({ iso }: { iso: string }) {
  const nowMs = useNow(minuteMs / 6);
  return (
    <time dateTime={iso} title={nowMs === null ? undefined : formatLocalTime(iso)} className="whitespace-nowrap">
      {nowMs === null ? `${iso.slice(0, 16).replace('T', ' ')} UTC` : formatRelativeTime(iso, nowMs)}
    </time>
  );
}
