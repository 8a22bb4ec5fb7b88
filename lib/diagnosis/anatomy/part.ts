/** What CRIU was busy with. Time between two of its log lines belongs to exactly one part. */
export const anatomyParts = {
  start: 'CRIU and its plugins start',
  'cuda-lock': 'CUDA: locked, work on the GPU ends',
  freeze: 'Processes frozen',
  'cuda-save': 'CUDA: GPU memory to host memory',
  collect: 'Namespaces and network looked at',
  tasks: 'Mappings, files and threads written',
  'pages-out': 'Memory pages written',
  thaw: 'Process tree and namespaces written, end',
  setup: 'Namespaces, mounts, files and mappings',
  'pages-in': 'Memory pages read',
  resume: 'Threads, seccomp, made ready to go on',
  'cuda-find': 'CUDA: restore thread found',
  'cuda-load': 'CUDA: context and GPU memory back on the GPU',
  finish: 'Processes go on, end',
  engine: 'podman and the OCI runtime, before and after CRIU',
} as const;
export type AnatomyPartKey = keyof typeof anatomyParts;

export interface AnatomyPart {
  key: AnatomyPartKey;
  durationMs: number;
  /** Memory moved in this part; null where the log does not say. */
  bytes: number | null;
}

/** Where the time of a dump or a restore went; the parts sum to `totalMs`. */
export interface Anatomy {
  kind: 'dump' | 'restore';
  totalMs: number;
  /** From CRIU's first to its last line. */
  criuMs: number;
  /** In the order in which they began. */
  parts: AnatomyPart[];
}
