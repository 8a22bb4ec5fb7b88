import { Table, Td, Th } from '@/components/ui/table';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ProcessMemory } from '@/lib/domain/contents/mapping-view';
import { formatBytes } from '@/lib/format/bytes';
import { colorOfKind } from './byte-colors';
import { shareText } from './share-text';
import { Treemap } from './treemap';

/** The memory of one process by kind. */
export function ProcessKinds({ memory }: { memory: ProcessMemory }) {
  const kinds = [...memory.kinds].sort((a, b) => b.sizeBytes - a.sizeBytes);
  return (
    <>
      <Treemap
        label="Memory of this process by kind, as areas"
        items={kinds.map(({ kind, sizeBytes }) => ({
          key: kind,
          label: byteKinds[kind].label,
          sizeBytes,
          color: colorOfKind(kind),
        }))}
      />
      <div className="mt-4">
        <Table label="Memory of this process by kind">
          <thead>
            <tr>
              <Th>Kind</Th>
              <Th>Saved</Th>
              <Th>Share</Th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, sizeBytes }) => (
              <tr key={kind}>
                <Td>{byteKinds[kind].label}</Td>
                <Td mono title={`${sizeBytes} bytes`}>
                  {formatBytes(sizeBytes)}
                </Td>
                <Td mono>{shareText(sizeBytes, memory.savedBytes)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}
