'use client';
import { useUrlState } from '@/lib/client/use-url-state';
import { paths } from '@/lib/paths';
import { inventoryQuery, readInventoryFilter, type InventoryFilter } from './inventory-filter';

/** The filter that is in the URL, and a function that changes both without asking the server. */
export function useInventoryFilter(): [InventoryFilter, (filter: InventoryFilter) => void] {
  return useUrlState({
    parse: readInventoryFilter,
    hrefOf: (filter) => {
      const query = inventoryQuery(filter);
      return query === '' ? paths.checkpoints() : `${paths.checkpoints()}?${query}`;
    },
  });
}
