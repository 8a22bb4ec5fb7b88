import 'server-only';
import type { ByteReader } from './byte-reader';

/** One regular file of a checkpoint, while it is being passed. */
export interface Entry {
  /** Below the checkpoint's folder or the archive's root, without a leading `./`. Never used as a path to write to. */
  path: string;
  sizeBytes: number;
  /** Its bytes, from the front, while the visit lasts. */
  content: ByteReader;
}

export type Visit = (entry: Entry) => Promise<void>;

/** Entries after which a checkpoint is refused: their names are kept in memory. */
export const maxEntries = 2_000_000;

/** Bytes that a walk passed: of the content of files, and of the format around them. */
export interface WalkTotals {
  contentBytes: number;
  overheadBytes: number;
  fileCount: number;
}
