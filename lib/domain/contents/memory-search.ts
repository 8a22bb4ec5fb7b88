import { z } from 'zod';
import type { ErrorView } from '@/lib/errors/error-view';
import type { MemoryKind } from './byte-kinds';

/** What may be searched for. It may be a secret, so it is only ever sent in a body: addresses end up in logs. */
export const memorySearchSchema = z
  .strictObject({
    q: z.string().min(1, 'Give a text to search for.').max(1024, 'Use at most 1,024 characters.'),
    /** `text`: UTF-8. `utf16`: little-endian, as Java and Windows keep text. `hex`: bytes as hexadecimal digits. */
    as: z.enum(['text', 'utf16', 'hex']).default('text'),
    limit: z.number().int().min(1).max(10_000).default(1000),
  })
  .refine(({ q, as }) => as !== 'hex' || /^(?:[0-9a-fA-F]{2})+$/.test(q.replace(/\s/g, '')), {
    path: ['q'],
    message: 'Give pairs of hexadecimal digits.',
  });
export type MemorySearchInput = z.infer<typeof memorySearchSchema>;

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
