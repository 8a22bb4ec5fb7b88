import type { ByteKind } from './byte-kinds';
import type { MappingView } from './mapping-view';
import type { OpenFileView, SocketView } from './open-file-view';
import type { ProcessView } from './process-view';

/** Things of one sort in two checkpoints, matched by what names them. */
export interface Differences<T> {
  /** Only in the second. */
  added: T[];
  /** Only in the first. */
  removed: T[];
  changed: { left: T; right: T; fields: FieldChange[] }[];
  sameCount: number;
}

/** A field with its values as texts; null: not available. */
export interface FieldChange {
  name: string;
  left: string | null;
  right: string | null;
}

export interface DiffSide {
  checkpointId: string;
  checkpointName: string;
  contentBytes: number;
}

/** What differs from the first checkpoint (left) to the second (right). */
export interface ContentsDiff {
  left: DiffSide;
  right: DiffSide;
  /** Every kind that either has. */
  bytesByKind: { kind: ByteKind; leftBytes: number; rightBytes: number }[];
  /** Matched by pid and name. */
  processes: Differences<ProcessView>;
  /** Matched by process and descriptor. */
  openFiles: Differences<OpenFileView>;
  /** Matched by addresses. */
  sockets: Differences<SocketView>;
  /** Matched by process and start address; those that differ most in saved bytes first, at most 500 of each sort. */
  mappings: Differences<MappingView>;
}
