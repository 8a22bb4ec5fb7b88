'use client';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';

interface Known<T> {
  state: T;
  /** The query string that `useSearchParams` told last. */
  query: string;
  /** Query strings written here that it has not told yet. */
  written: string[];
}

/**
 * State that is in the URL, and a function that changes both without asking the server.
 * Next tells a written URL a moment later. What is typed must not wait for that, or letters get lost; so the
 * state is kept here, and taken from the URL only when somebody else changed it (a link, the back button).
 */
export function useUrlState<T>({
  parse,
  hrefOf,
}: {
  parse: (query: Record<string, string>) => T;
  /** The page's address with the query that stands for a state. */
  hrefOf: (state: T) => string;
}): [T, (state: T) => void] {
  const query = useSearchParams().toString();
  const fromUrl = (): Known<T> => ({
    state: parse(Object.fromEntries(new URLSearchParams(query))),
    query,
    written: [],
  });
  const [known, setKnown] = useState(fromUrl);
  if (query !== known.query) {
    const own = known.written.indexOf(query);
    setKnown(own < 0 ? fromUrl() : { ...known, query, written: known.written.slice(own + 1) });
  }
  const show = (state: T) => {
    const href = hrefOf(state);
    const next = new URLSearchParams(href.split('?')[1] ?? '').toString();
    setKnown((before) => ({ ...before, state, written: [...before.written, next] }));
    window.history.replaceState(null, '', href);
  };
  return [known.state, show];
}
