import type { ByteKind } from './byte-kinds';
import type { MappingGroup } from './mapping-view';
import type { OpenFileView, SocketView } from './open-file-view';
import type { ProcessView } from './process-view';

/** Things of one sort in two checkpoints, matched by what they are. */
export interface Differences<T> {
  /** Only in the second. */
  added: T[];
  /** Only in the first. */
  removed: T[];
  changed: { left: T; right: T; fields: FieldChange[] }[];
  sameCount: number;
}

/** A field with its values as texts; null: not available. Of a list only what the other side lacks. */
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

/**
 * Whose a thing is: the name of its process, `python3 #2` for the second of that name. A process has the same in
 * both checkpoints, whatever its pids are. Null: of no single process.
 */
export type OfProcess<T> = T & { process: string | null };

/** A socket with the processes that have it open, named as above. */
export type ProcessSocket = SocketView & { processes: string[] };

/** What differs from the first checkpoint (left) to the second (right). */
export interface ContentsDiff {
  left: DiffSide;
  right: DiffSide;
  /** Every kind that either has. */
  bytesByKind: { kind: ByteKind; leftBytes: number; rightBytes: number }[];
  /** Matched by command line and executable. */
  processes: Differences<OfProcess<ProcessView>>;
  /** Matched by process and path, or by kind where there is no path. */
  openFiles: Differences<OfProcess<OpenFileView>>;
  /** Matched by kind and addresses. */
  sockets: Differences<ProcessSocket>;
  /**
   * Matched by process, kind, path and permissions; those that differ most in saved bytes first, at most 500 of each
   * sort.
   */
  mappings: Differences<OfProcess<MappingGroup>>;
}
