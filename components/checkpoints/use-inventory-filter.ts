'use client';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { paths } from '@/lib/paths';
import { inventoryFilterSchema, inventoryQuery, type InventoryFilter } from './inventory-filter';

interface Known {
  filter: InventoryFilter;
  /** The query string that `useSearchParams` told last. */
  query: string;
  /** Query strings written here that it has not told yet. */
  written: string[];
}

/**
 * The filter that is in the URL, and a function that changes both without asking the server.
 * Next tells a written URL a moment later. What is typed must not wait for that, or letters get lost; so the
 * filter is kept here, and taken from the URL only when somebody else changed it (a link, the back button).
 */
export function useInventoryFilter(): [InventoryFilter, (filter: InventoryFilter) => void] {
  const query = useSearchParams().toString();
  const [known, setKnown] = useState<Known>(() => fromUrl(query));
  if (query !== known.query) {
    const own = known.written.indexOf(query);
    setKnown(own < 0 ? fromUrl(query) : { ...known, query, written: known.written.slice(own + 1) });
  }
  const show = (filter: InventoryFilter) => {
    const next = inventoryQuery(filter);
    setKnown((before) => ({ ...before, filter, written: [...before.written, next] }));
    window.history.replaceState(null, '', next === '' ? paths.checkpoints() : `${paths.checkpoints()}?${next}`);
  };
  return [known.filter, show];
}

function fromUrl(query: string): Known {
  const filter = inventoryFilterSchema.parse(Object.fromEntries(new URLSearchParams(query)));
  return { filter, query, written: [] };
}
