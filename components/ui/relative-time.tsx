'use client';
import { useNow } from '@/lib/client/use-now';
import { formatRelativeTime } from '@/lib/format/relative-time';

const minuteMs = 60_000;

/** "3 minutes ago", with the exact time on hover. Before hydration: the exact time in UTC. */
export function RelativeTime({ iso }: { iso: string }) {
  const nowMs = useNow(minuteMs / 6);
  return (
    <time dateTime={iso} title={iso} className="whitespace-nowrap">
      {nowMs === null ? `${iso.slice(0, 16).replace('T', ' ')} UTC` : formatRelativeTime(iso, nowMs)}
    </time>
  );
}
