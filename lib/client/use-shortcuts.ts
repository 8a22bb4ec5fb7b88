'use client';
import { useEffect, useEffectEvent } from 'react';
import { isTyping } from './is-typing';

/** The second key of a sequence such as "g h" is waited for this long. */
const sequenceMs = 1_500;

/**
 * Calls what belongs to a key ("?") or to two keys one after the other ("g h"). Keys pressed with Ctrl, Alt or Meta,
 * in a field or in a dialog are left alone. A key that was used is marked as handled (`defaultPrevented`).
 */
export function useShortcuts(bindings: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((keys: string): boolean => {
    const binding = bindings[keys];
    binding?.();
    return binding !== undefined;
  });
  const isFirst = useEffectEvent((key: string) => Object.keys(bindings).some((keys) => keys.startsWith(`${key} `)));
  useEffect(() => {
    let first: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(timer);
      first = null;
    };
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      // Shift alone ends no sequence: "?" needs it on most keyboards.
      if (key === 'Shift') return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return forget();
      const before = first;
      forget();
      if ((before !== null && press(`${before} ${key}`)) || press(key)) return event.preventDefault();
      if (!isFirst(key)) return;
      first = key;
      timer = setTimeout(forget, sequenceMs);
    };
    // Before the page's own single keys, so that the second key of a sequence is not theirs.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      forget();
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, []);
}
