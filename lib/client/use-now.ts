'use client';
import { useSyncExternalStore } from 'react';

/** Unix time in ms, ticking; null on the server and at the first paint, so that hydration agrees. */
export function useNow(intervalMs = 1000): number | null {
  return useSyncExternalStore(
    (onTick) => {
      const timer = setInterval(onTick, intervalMs);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / intervalMs) * intervalMs,
    () => null,
  );
}
