'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { useHostEvent } from './host-events';

const debounceMs = 400;

/** Returns a function that renders the page's server part again, at most once in a while. */
export function useDebouncedRefresh(): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      router.refresh();
    }, debounceMs);
  }, [router]);
}

/** Renders the page again when a run changed or may have, unseen; `parentRunId` narrows it to the children of one run. */
export function useLiveRuns(parentRunId?: string): void {
  const refresh = useDebouncedRefresh();
  useHostEvent((event) => {
    if (event.type === 'host') return;
    if (event.type === 'gap' || parentRunId === undefined || event.run.parentRunId === parentRunId) refresh();
  });
}
