'use client';
import { useCallback, useEffect, useState } from 'react';

/**
 * The line of a log that the URL's hash names, as `#L12`. When it is among the `olderLines` that are not
 * loaded, `onMissing` is called.
 */
export function useMarkedLine(olderLines: number, onMissing: () => void) {
  const [markedNumber, mark] = useState<number | null>(null);
  useEffect(() => {
    const read = () => mark(Number(/^#L(\d+)$/.exec(window.location.hash)?.[1] ?? NaN) || null);
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const isMissing = markedNumber !== null && markedNumber <= olderLines;
  useEffect(() => {
    if (isMissing) onMissing();
  }, [isMissing, onMissing]);
  const unmark = useCallback(() => {
    if (window.location.hash !== '') {
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
    }
    mark(null);
  }, []);
  return { markedNumber, mark, unmark };
}
