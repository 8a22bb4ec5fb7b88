'use client';
import { useNow } from '@/lib/client/use-now';

/** "read 12 s ago (live)": how old facts are. Nothing until it is known. */
export function Age({ readMs, note }: { readMs: number | null; note?: string }) {
  const nowMs = useNow();
  if (readMs === null || nowMs === null) return null;
  const seconds = Math.max(0, Math.round((nowMs - readMs) / 1000));
  return (
    <span className="text-muted text-xs tabular-nums">
      read {seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`} ago{note ? ` (${note})` : ''}
    </span>
  );
}
