import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import { formatBytes } from '@/lib/format/bytes';
import { colorOfKind } from './byte-colors';
import { shareText } from './share-text';
import { Treemap } from './treemap';

/** Every byte of a checkpoint by what it is for; the sum is the checkpoint. */
export function BytesCard({ contents }: { contents: ContentsView }) {
  const { bytesByKind, source } = contents;
  return (
    <Card title="By kind">
      <Treemap
        label="Bytes by kind, as areas"
        items={bytesByKind.map(({ kind, sizeBytes }) => ({
          key: kind,
          label: byteKinds[kind].label,
          sizeBytes,
          color: colorOfKind(kind),
        }))}
      />
      <div className="mt-4">
        <Table label="Bytes by kind">
          <thead>
            <tr>
              <Th>Kind</Th>
              <Th>Size</Th>
              <Th>Share</Th>
              <Th>What it is</Th>
            </tr>
          </thead>
          <tbody>
            {bytesByKind.map(({ kind, sizeBytes }) => (
              <tr key={kind}>
                <Td className="whitespace-nowrap">
                  <span
                    aria-hidden
                    className="mr-2 inline-block size-2.5 rounded-sm"
                    style={{ background: colorOfKind(kind) }}
                  />
                  {byteKinds[kind].label}
                </Td>
                <Td mono title={`${sizeBytes} bytes`}>
                  {formatBytes(sizeBytes)}
                </Td>
                <Td mono>{shareText(sizeBytes, source.contentBytes)}</Td>
                <Td className="text-muted min-w-64 text-xs leading-5">{byteKinds[kind].explanation}</Td>
              </tr>
            ))}
            <tr>
              <Td className="font-semibold">All</Td>
              <Td mono title={`${source.contentBytes} bytes`}>
                {formatBytes(source.contentBytes)}
              </Td>
              <Td mono>100.0 %</Td>
              <Td className="text-muted text-xs leading-5">
                {source.form === 'folder'
                  ? 'Bytes of all files on disk.'
                  : `The unpacked archive; ${formatBytes(source.sizeBytes)} on disk (${source.compression}).`}
              </Td>
            </tr>
          </tbody>
        </Table>
      </div>
    </Card>
  );
}
