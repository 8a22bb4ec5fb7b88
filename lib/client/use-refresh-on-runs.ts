'use client';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useHostEvent } from './host-events';

const refreshDelayMs = 300;

/** Reads the page's data again when a run changes; bursts of changes are read once. */
export function useRefreshOnRuns(): void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useHostEvent((event) => {
    if (event.type !== 'run-changed') return;
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => router.refresh(), refreshDelayMs);
  });
}
