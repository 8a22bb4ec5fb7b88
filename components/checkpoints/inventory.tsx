'use client';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Th } from '@/components/ui/table';
import { checkpointsPerPage, type InventoryPage } from '@/lib/domain/inventory';
import { isNarrowed } from '@/lib/domain/inventory-filter';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';
import { InventoryControls } from './inventory-controls';
import { InventoryPager } from './inventory-pager';
import { inventoryColumns, InventoryRow } from './inventory-row';
import { useInventory } from './use-inventory';

/** The inventory of checkpoints, live; filter, order and page are in the URL. */
export function Inventory({ page: rendered }: { page: InventoryPage }) {
  const { filter, show, page, isStale } = useInventory(rendered);
  const { checkpoints, matching, all, specNames } = page;
  if (all.count === 0) return <NoCheckpoints />;
  const pages = Math.max(1, Math.ceil(matching / checkpointsPerPage));
  return (
    <>
      <InventoryControls filter={filter} specNames={specNames} onChange={(next) => show({ ...next, page: 1 })} />
      <p className="text-muted mb-2" role="status">
        {isNarrowed(filter) && `${matching} of `}
        {totals(all)}
        {isStale && ' The server does not answer: this may be out of date.'}
      </p>
      {matching === 0 ? (
        <EmptyState
          title="No checkpoint matches"
          action={<Button onClick={() => show({ sort: filter.sort, page: 1 })}>Clear the filter</Button>}
        >
          None of the {all.count} has what the filter asks for.
        </EmptyState>
      ) : checkpoints.length === 0 ? (
        <EmptyState
          title="This page is empty"
          action={<Button onClick={() => show({ ...filter, page: 1 })}>First page</Button>}
        >
          There {pages === 1 ? 'is one page' : `are ${pages} pages`}.
        </EmptyState>
      ) : (
        <Table label="Checkpoints" isStacked>
          <thead role="rowgroup">
            <tr role="row">
              {inventoryColumns.map((text) => (
                <Th key={text}>{text}</Th>
              ))}
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {checkpoints.map((checkpoint) => (
              <InventoryRow key={checkpoint.id} checkpoint={checkpoint} />
            ))}
          </tbody>
        </Table>
      )}
      {pages > 1 && checkpoints.length > 0 && <InventoryPager filter={filter} pages={pages} onChange={show} />}
    </>
  );
}

function NoCheckpoints() {
  return (
    <EmptyState
      title="No checkpoints yet"
      action={
        <ButtonLink href={paths.newRun({ kind: 'checkpoint', spec: 'demo' })} variant="primary">
          Checkpoint the demo server
        </ButtonLink>
      }
    >
      A checkpoint is a warmed-up server saved to disk: its memory, its open files, its writable layer. Restoring it
      skips imports, weights and warm-up.
    </EmptyState>
  );
}

function totals({ count, diskBytes, ramBytes }: InventoryPage['all']): string {
  const words = count === 1 ? '1 checkpoint' : `${count} checkpoints`;
  const places = ramBytes > 0 ? `: ${formatBytes(diskBytes)} on disk, ${formatBytes(ramBytes)} in RAM` : '';
  return `${words}, ${formatBytes(diskBytes + ramBytes)} in all${places}.`;
}
