'use client';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { MappingView } from '@/lib/domain/contents/mapping-view';
import { formatBytes } from '@/lib/format/bytes';
import { RowsTable } from './rows-table';

interface Props {
  mappings: readonly MappingView[];
  /** True when the checkpoint has smaller mappings that were not sent. */
  isCut: boolean;
}

/** Mappings with the most saved bytes. */
export function MappingsTable({ mappings, isCut }: Props) {
  return (
    <>
      <RowsTable
        id="mappings"
        label="Mappings"
        columns={['Addresses', 'Kind', 'Name', 'Saved', 'Address space', 'Rights']}
        empty="None of the largest mappings belongs to it."
        rows={mappings.map((mapping) => ({
          key: `${mapping.pid ?? 'shared'}-${mapping.startAddress}-${mapping.name ?? ''}`,
          cells: [
            { text: `${mapping.startAddress}–${mapping.endAddress}`, isMono: true },
            { text: byteKinds[mapping.kind].label },
            { text: mapping.name ?? '–', isMono: true },
            { text: formatBytes(mapping.savedBytes), isMono: true },
            { text: formatBytes(mapping.sizeBytes), isMono: true },
            { text: mapping.protection, isMono: true },
          ],
        }))}
      />
      {isCut && <p className="text-muted mt-2 text-xs">Among the 500 mappings with the most saved bytes.</p>}
    </>
  );
}
