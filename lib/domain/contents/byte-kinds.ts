/** What bytes of a checkpoint are for: a name for charts and tables, and a sentence that explains it. */
export interface ByteKindText {
  label: string;
  explanation: string;
  group: 'memory' | 'files' | 'kernel' | 'other';
}

/** Every kind, in the order in which they are shown. Each byte of a checkpoint belongs to exactly one. */
export const byteKinds = {
  'memory-anonymous': {
    label: 'Anonymous memory',
    explanation:
      'Private memory without a file: allocator arenas, large malloc, GPU memory that was moved to the host.',
    group: 'memory',
  },
  'memory-heap': { label: 'Heap', explanation: 'The brk heap of a process.', group: 'memory' },
  'memory-stack': { label: 'Stacks', explanation: 'The stack of the main thread.', group: 'memory' },
  'memory-file-private': {
    label: 'Changed file mappings',
    explanation: 'Pages of privately mapped files (libraries, mmap) that were written to or cannot be read again.',
    group: 'memory',
  },
  'memory-shared': {
    label: 'Shared memory',
    explanation: 'Anonymous memory and System V segments shared between processes; saved once.',
    group: 'memory',
  },
  'memory-memfd': { label: 'memfd files', explanation: 'Contents of memfd_create files.', group: 'memory' },
  'memory-other': {
    label: 'Other memory',
    explanation: 'Pages of special mappings (vdso, AIO rings), and pages that no mapping of the images names.',
    group: 'memory',
  },
  layer: {
    label: 'Writable layer',
    explanation: 'Files that the container wrote over its image.',
    group: 'files',
  },
  'dev-shm': { label: '/dev/shm', explanation: 'Files in /dev/shm, kept as a tar file.', group: 'files' },
  volumes: { label: 'Volumes', explanation: 'Contents of named volumes.', group: 'files' },
  tmpfs: { label: 'tmpfs', explanation: 'Contents of tmpfs mounts, packed by CRIU.', group: 'files' },
  'ghost-files': {
    label: 'Deleted open files',
    explanation: 'Contents of files that were deleted while a process had them open.',
    group: 'files',
  },
  'socket-data': {
    label: 'Socket data',
    explanation: 'Queues of sockets and TCP streams: data sent and not yet read.',
    group: 'kernel',
  },
  'pipe-data': {
    label: 'Pipe data',
    explanation: 'Data written to pipes and FIFOs and not yet read.',
    group: 'kernel',
  },
  'network-state': {
    label: 'Network state',
    explanation: 'Interfaces, addresses, routes, rules and firewall tables of the network namespace.',
    group: 'kernel',
  },
  'page-tables': {
    label: 'Page tables',
    explanation: 'Which page of which process lies where in the files of pages.',
    group: 'kernel',
  },
  'process-state': {
    label: 'Process state',
    explanation: 'Registers, mappings, descriptors, mounts and all else that CRIU describes.',
    group: 'kernel',
  },
  plugin: { label: 'Plugin data', explanation: 'Files written by CRIU plugins (CUDA, AMD GPU).', group: 'kernel' },
  'container-config': {
    label: 'Container configuration',
    explanation: "podman's and the runtime's description of the container.",
    group: 'other',
  },
  logs: { label: 'Logs and statistics', explanation: "CRIU's logs and statistics of the dump.", group: 'other' },
  unknown: {
    label: 'Unknown files',
    explanation: 'Files that this version does not know: named and counted, not decoded.',
    group: 'other',
  },
  'archive-overhead': {
    label: 'Archive headers',
    explanation: "The tar format's own headers and padding.",
    group: 'other',
  },
} as const satisfies Record<string, ByteKindText>;

export type ByteKind = keyof typeof byteKinds;

export interface BytesOfKind {
  kind: ByteKind;
  sizeBytes: number;
}

/** Kinds that mappings of memory can have. */
export type MemoryKind = Extract<ByteKind, `memory-${string}`>;

/** Memory kinds, typed; the order is that of `byteKinds`. */
export const memoryKinds = Object.keys(byteKinds).filter((kind): kind is MemoryKind => kind.startsWith('memory-'));
