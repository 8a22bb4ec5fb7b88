import type { ErrorView } from '@/lib/errors/error-view';
import type { MemoryKind } from './byte-kinds';

/** Size of the pages that CRIU stores. */
export const pageBytes = 4096;

export interface PagesOfKind {
  kind: MemoryKind;
  pages: number;
  zeroPages: number;
}

/** What the saved pages of memory hold. Pages are 4 KiB. */
export interface PageStatistics {
  pages: number;
  /** Pages of nothing but zeros. */
  zeroPages: number;
  /** Pages that are not zero and equal an earlier one. */
  duplicatePages: number;
  /** Pages that would be left with each content kept once: all, less zero and duplicate ones. */
  distinctPages: number;
  /** False: counted on `countedFraction` of the pages, chosen by their hash, and scaled up. */
  isExact: boolean;
  countedFraction: number;
  /** Null: there was no page to sample. */
  compression: {
    method: string;
    sampledPages: number;
    sampledBytes: number;
    compressedBytes: number;
  } | null;
  byKind: PagesOfKind[];
  durationMs: number;
}

/** Lines of the answer's NDJSON stream. The last is `done` or `error`; a stream without one was cut off. */
export type PageStatisticsEvent =
  | { type: 'progress'; scannedBytes: number; totalBytes: number }
  | { type: 'done'; statistics: PageStatistics }
  | { type: 'error'; error: ErrorView };
