'use client';
import { useSyncExternalStore } from 'react';

const query = '(pointer: coarse)';

/** Whether the reader points with a finger; false on the server and where a browser cannot tell. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      // Test environments without layout have no media queries.
      const media = window.matchMedia?.(query);
      media?.addEventListener('change', onChange);
      return () => media?.removeEventListener('change', onChange);
    },
    () => window.matchMedia?.(query).matches ?? false,
    () => false,
  );
}
