'use client';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Th } from '@/components/ui/table';
import type { CheckpointView } from '@/lib/domain/views';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';
import { InventoryControls } from './inventory-controls';
import { inventoryBytes, inventoryRows, isNarrowed } from './inventory-filter';
import { inventoryColumns, InventoryRow } from './inventory-row';
import { useCheckpoints } from './use-checkpoints';
import { useInventoryFilter } from './use-inventory-filter';

/** The inventory of checkpoints, live; filter and order are in the URL. */
export function Inventory({ checkpoints: rendered }: { checkpoints: CheckpointView[] }) {
  const { checkpoints, isStale } = useCheckpoints(rendered);
  const [filter, show] = useInventoryFilter();
  if (checkpoints.length === 0) {
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
  const rows = inventoryRows(checkpoints, filter);
  const specNames = [...new Set(checkpoints.flatMap(({ specName }) => specName ?? []))].sort();
  return (
    <>
      <InventoryControls filter={filter} specNames={specNames} onChange={show} />
      <p className="text-muted mb-2" role="status">
        {isNarrowed(filter) && `${rows.length} of `}
        {totals(checkpoints)}
        {isStale && ' The server does not answer: this may be out of date.'}
      </p>
      {rows.length === 0 ? (
        <EmptyState
          title="No checkpoint matches"
          action={<Button onClick={() => show({ sort: filter.sort })}>Clear the filter</Button>}
        >
          None of the {checkpoints.length} has what the filter asks for.
        </EmptyState>
      ) : (
        <Table label="Checkpoints">
          <thead>
            <tr>
              {inventoryColumns.map((text) => (
                <Th key={text}>{text}</Th>
              ))}
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((checkpoint) => (
              <InventoryRow key={checkpoint.id} checkpoint={checkpoint} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function totals(checkpoints: readonly CheckpointView[]): string {
  const bytes = inventoryBytes(checkpoints);
  const count = checkpoints.length === 1 ? '1 checkpoint' : `${checkpoints.length} checkpoints`;
  const places = bytes.ram > 0 ? `: ${formatBytes(bytes.disk)} on disk, ${formatBytes(bytes.ram)} in RAM` : '';
  return `${count}, ${formatBytes(bytes.all)} in all${places}.`;
}
