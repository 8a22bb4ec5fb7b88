/**
 * Where time went. What CRIU was busy with is by its log: time between two of its lines belongs to exactly one part.
 * What is around CRIU is by other clocks: see `aroundCriu`.
 */
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
  before: 'podman and the OCI runtime, before CRIU',
  after: 'podman and the OCI runtime, after CRIU',
  runtime: 'OCI runtime, before and after CRIU',
  podman: 'podman, before and after the runtime',
} as const;
export type AnatomyPartKey = keyof typeof anatomyParts;

export interface AnatomyPart {
  key: AnatomyPartKey;
  durationMs: number;
  /** Memory moved in this part; null where the log does not say. */
  bytes: number | null;
}

/** Where the time of a dump or a restore went. */
export interface Anatomy {
  kind: 'dump' | 'restore';
  /** Wall time of the engine's command by this server's clock; without it what the parts sum to. */
  totalMs: number;
  /**
   * `totalMs` less the parts, which other clocks measured: what none of them saw, or, below 0, what two of them
   * counted. Null without a wall time.
   */
  unaccountedMs: number | null;
  /** From CRIU's first to its last line. */
  criuMs: number;
  /** In the order in which they began. */
  parts: AnatomyPart[];
}
