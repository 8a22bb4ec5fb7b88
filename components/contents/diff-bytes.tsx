import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ContentsDiff } from '@/lib/domain/contents/contents-diff';
import { formatBytes } from '@/lib/format/bytes';

/** Bytes by kind in both checkpoints, the largest change first. */
export function DiffBytes({ diff: { left, right, bytesByKind } }: { diff: ContentsDiff }) {
  const rows = [...bytesByKind].sort(
    (a, b) => Math.abs(b.rightBytes - b.leftBytes) - Math.abs(a.rightBytes - a.leftBytes),
  );
  return (
    <Card title="Bytes by kind">
      <Table label="Bytes by kind in both checkpoints">
        <thead>
          <tr>
            <Th>Kind</Th>
            <Th>{left.checkpointName}</Th>
            <Th>{right.checkpointName}</Th>
            <Th>Change</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, leftBytes, rightBytes }) => (
            <BytesRow key={kind} label={byteKinds[kind].label} leftBytes={leftBytes} rightBytes={rightBytes} />
          ))}
          <BytesRow label="All" leftBytes={left.contentBytes} rightBytes={right.contentBytes} />
        </tbody>
      </Table>
    </Card>
  );
}

function BytesRow({ label, leftBytes, rightBytes }: { label: string; leftBytes: number; rightBytes: number }) {
  return (
    <tr>
      <Td className={label === 'All' ? 'font-semibold' : ''}>{label}</Td>
      <Td mono title={`${leftBytes} bytes`}>
        {formatBytes(leftBytes)}
      </Td>
      <Td mono title={`${rightBytes} bytes`}>
        {formatBytes(rightBytes)}
      </Td>
      <Td mono title={`${rightBytes - leftBytes} bytes`}>
        {changeText(rightBytes - leftBytes)}
      </Td>
    </tr>
  );
}

/** A change with its sign: "+1.2 MiB", "−4.0 KiB", "same". */
function changeText(bytes: number): string {
  if (bytes === 0) return 'same';
  return bytes > 0 ? `+${formatBytes(bytes)}` : `−${formatBytes(-bytes)}`;
}
