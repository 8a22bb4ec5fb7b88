'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useHostEvent } from '@/lib/client/host-events';
import { useUrlState } from '@/lib/client/use-url-state';
import type { InventoryPage } from '@/lib/domain/inventory';
import { inventoryQuery, readInventoryFilter, type InventoryFilter } from '@/lib/domain/inventory-filter';
import { paths } from '@/lib/paths';

interface ShownInventory {
  filter: InventoryFilter;
  /** Changes the filter, and the URL with it. */
  show: (filter: InventoryFilter) => void;
  page: InventoryPage;
  /** The server did not answer when it was asked again. */
  isStale: boolean;
}

/**
 * The page of the inventory that the URL asks for: what the server rendered, read again when the filter changes and
 * when a run that works on a checkpoint changed. The page before stays until the next one is there.
 */
export function useInventory(rendered: InventoryPage): ShownInventory {
  const client = useQueryClient();
  const hrefOf = (filter: InventoryFilter) => paths.checkpoints(inventoryQuery(filter));
  const [filter, show] = useUrlState({ parse: readInventoryFilter, hrefOf });
  const url = paths.api.checkpoints(inventoryQuery(filter));
  const [renderedUrl] = useState(url);
  const { data, isError } = useQuery({
    queryKey: ['checkpoints', url],
    queryFn: ({ signal }) => fetchPage(url, signal),
    placeholderData: keepPreviousData,
    ...(url === renderedUrl ? { initialData: rendered } : {}),
  });
  useHostEvent((event) => {
    if (event.type === 'gap' || (event.type === 'run-changed' && event.run.checkpointId !== null)) {
      void client.invalidateQueries({ queryKey: ['checkpoints'] });
    }
  });
  return { filter, show, page: data ?? rendered, isStale: isError };
}

async function fetchPage(url: string, signal: AbortSignal): Promise<InventoryPage> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return (await response.json()) as InventoryPage;
}
