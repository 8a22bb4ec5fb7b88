import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import { formatBytes } from '@/lib/format/bytes';
import { colorOfKind } from './byte-colors';
import { shareText } from './share-text';
import { Treemap } from './treemap';

interface Props {
  contents: ContentsView;
  /** GPU memory in use just before the dump; null: not measured. */
  vramBytes: number | null;
}

/** Every byte of a checkpoint by what it is for; the sum is the checkpoint. */
export function BytesCard({ contents, vramBytes }: Props) {
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
            {vramBytes !== null && <VramRow vramBytes={vramBytes} contentBytes={source.contentBytes} />}
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

/** GPU memory is part of the rows above it, so it has no colour and does not count in the sum. */
function VramRow({ vramBytes, contentBytes }: { vramBytes: number; contentBytes: number }) {
  return (
    <tr>
      <Td className="text-muted whitespace-nowrap">Of these, GPU memory</Td>
      <Td mono title={`${vramBytes} bytes`}>
        {formatBytes(vramBytes)}
      </Td>
      <Td mono>{shareText(vramBytes, contentBytes)}</Td>
      <Td className="text-muted min-w-64 text-xs leading-5">
        Measured by nvidia-smi before the dump, not read from these files: CUDA moved it into the memory of its
        processes, where it is counted above.
      </Td>
    </tr>
  );
}
