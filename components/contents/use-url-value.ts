'use client';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';

/**
 * A text that is in the URL under `name`, and a function that changes both without asking the server. Empty: not in
 * the URL. What is typed does not wait for the URL; what the URL says later, by a link or the back button, wins.
 */
export function useUrlValue(name: string): [string, (value: string) => void] {
  const told = useSearchParams().get(name) ?? '';
  const [known, setKnown] = useState({ value: told, told, written: [] as string[] });
  if (told !== known.told) {
    const own = known.written.indexOf(told);
    setKnown(own < 0 ? { value: told, told, written: [] } : { ...known, told, written: known.written.slice(own + 1) });
  }
  const write = (value: string) => {
    setKnown((before) => ({ ...before, value, written: [...before.written, value] }));
    const url = new URL(window.location.href);
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    window.history.replaceState(null, '', url);
  };
  return [known.value, write];
}
