import 'server-only';
import { checkpointsPerPage, type CheckpointChoices, type InventoryPage } from '@/lib/domain/inventory';
import type { InventoryFilter } from '@/lib/domain/inventory-filter';
import { listCheckpointChoices as listChoices, readInventoryPage } from '@/lib/db/inventory';

/** More would make a list that nobody reads and a page that is long to load. */
const mostChoices = 200;

/** One page of the inventory. */
export async function listCheckpoints(filter: InventoryFilter): Promise<InventoryPage> {
  return readInventoryPage(filter, checkpointsPerPage);
}

/** Checkpoints that a form offers: the newest that can be restored and read, and those that the URL asks for. */
export async function listCheckpointChoices(...asked: unknown[]): Promise<CheckpointChoices> {
  return listChoices(
    asked.filter((id) => typeof id === 'string'),
    mostChoices,
  );
}
