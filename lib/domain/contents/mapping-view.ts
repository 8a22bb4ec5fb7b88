import type { MemoryKind } from './byte-kinds';

/** One mapping of a process's address space. Addresses are hexadecimal with `0x`: they pass 2^53. */
export interface MappingView {
  /** Null: shared memory or a memfd, which belongs to no single process. */
  pid: number | null;
  startAddress: string;
  endAddress: string;
  /** Bytes of address space. */
  sizeBytes: number;
  /** Bytes of it that lie in this checkpoint. */
  savedBytes: number;
  /** Bytes of it that lie in the parent checkpoint (pre-dump); 0 without one. */
  parentBytes: number;
  kind: MemoryKind;
  /** A file's path, `[heap]`, `[stack]`, `memfd:name`, or null. */
  name: string | null;
  /** As in /proc/PID/maps: `rw-p`. */
  protection: string;
}

/** Mappings of one process that are alike but for their addresses. */
export interface MappingGroup extends Pick<MappingView, 'pid' | 'kind' | 'name' | 'protection'> {
  count: number;
  /** Sums, as in `MappingView`. */
  sizeBytes: number;
  savedBytes: number;
}

/** Memory of one process in this checkpoint, by kind. `pid` null: shared between processes, counted once. */
export interface ProcessMemory {
  pid: number | null;
  comm: string | null;
  savedBytes: number;
  parentBytes: number;
  kinds: { kind: MemoryKind; sizeBytes: number }[];
}
