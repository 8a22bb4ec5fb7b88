'use client';
import { useEffect, useState } from 'react';

/**
 * A part of the program that a page needs for its first change and not for its first look, such as the schema of a
 * form: it is loaded when the page is there. Null until then.
 * @param load always the same function: `() => import(…)` outside of the component.
 */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<{ part: T } | null>(null);
  useEffect(() => {
    let isGone = false;
    void load().then((part) => {
      if (!isGone) setLoaded({ part });
    });
    return () => {
      isGone = true;
    };
  }, [load]);
  return loaded?.part ?? null;
}
