import { byteKinds, type ByteKind, type ByteKindText } from '@/lib/domain/contents/byte-kinds';

const groupColors: Record<ByteKindText['group'], string> = {
  memory: 'var(--chart-4)',
  files: 'var(--chart-3)',
  kernel: 'var(--chart-5)',
  other: 'var(--chart-1)',
};

/** The colour of a kind's group, as a CSS value. */
export function colorOfKind(kind: ByteKind): string {
  return groupColors[byteKinds[kind].group];
}
