'use client';
import { useEffect, useEffectEvent } from 'react';
import { isTyping } from './is-typing';

/** Calls `onStep` with 1 when J is pressed and with -1 for K, unless the key is meant for a field or a menu. */
export function useStepKeys(onStep: (by: 1 | -1) => void): void {
  const step = useEffectEvent(onStep);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'j') step(1);
      if (key === 'k') step(-1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
