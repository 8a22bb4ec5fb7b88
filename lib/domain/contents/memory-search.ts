import type { ErrorView } from '@/lib/errors/error-view';
import type { MemoryKind } from './byte-kinds';

/** What is searched for. */
export interface MemorySearchInput {
  q: string;
  /** `text`: UTF-8. `utf16`: little-endian, as Java and Windows keep text. `hex`: bytes as hexadecimal digits. */
  as: 'text' | 'utf16' | 'hex';
  limit: number;
}

/** Why this cannot be searched for, for the one who typed it; null when it can. */
export function searchFault({ q, as }: Pick<MemorySearchInput, 'q' | 'as'>): string | null {
  if (q.length < 1) return 'Give a text to search for.';
  if (q.length > 1024) return 'Use at most 1,024 characters.';
  const isHex = /^(?:[0-9a-fA-F]{2})+$/.test(q.replace(/\s/g, ''));
  return as === 'hex' && !isHex ? 'Give pairs of hexadecimal digits.' : null;
}

export interface MemoryHit {
  /** Null: shared memory or a memfd. */
  pid: number | null;
  comm: string | null;
  /** Hexadecimal with `0x`. In shared memory: the offset in it. */
  address: string;
  kind: MemoryKind;
  /** Mapping that the address lies in; null when none names it. */
  mapping: { startAddress: string; name: string | null; protection: string } | null;
  file: string;
  fileOffsetBytes: number;
  /** Up to 32 bytes before and after, as text; what is not printable is a middle dot. */
  before: string;
  match: string;
  after: string;
}

/** Lines of the answer's NDJSON stream. The last is `done` or `error`; a stream without one was cut off. */
export type MemorySearchEvent =
  | { type: 'hit'; hit: MemoryHit }
  | { type: 'progress'; scannedBytes: number; totalBytes: number }
  | { type: 'done'; hits: number; scannedBytes: number; isLimited: boolean; durationMs: number }
  | { type: 'error'; error: ErrorView };
