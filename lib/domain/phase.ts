import type { RunKind } from './run-kind';

/** One timed step of a run, as every page and every log calls it. */
export const phaseTitles = {
  preflight: 'Preflight checks',
  launch: 'Launch container',
  health: 'Wait until healthy',
  'warm-up': 'Warm-up requests',
  reference: 'Record reference answer',
  'cuda-save': 'GPU memory to host memory',
  dump: 'Dump with CRIU',
  store: 'Store writable layer and verify',
  'put-back': 'Put writable layer and /dev/shm back',
  prefetch: 'Read the images into the page cache',
  restore: 'Restore with CRIU',
  'cuda-load': 'Host memory to GPU memory',
  request: 'Send reference request',
  compare: 'Compare answer',
  stop: 'Stop container',
  remove: 'Remove container',
  delete: 'Delete files',
  'demo-checkpoint': 'Cold start, warm up and checkpoint',
  'demo-restore': 'Restore from the checkpoint',
  'suite-samples': 'Take the samples',
  'suite-clean-up': 'Remove what the benchmark made',
  'limits-memory': 'Copy memory',
  'limits-disk': 'Read from the checkpoint folder',
  'limits-ram': 'Read from the RAM disk',
  'limits-gpu': 'Copy between host and GPU',
} as const;
export type PhaseKey = keyof typeof phaseTitles;

/** The phases of each kind of run, in order. A phase that does not apply is recorded as skipped. */
export const runPhases: Record<RunKind, readonly PhaseKey[]> = {
  checkpoint: ['preflight', 'launch', 'health', 'warm-up', 'reference', 'cuda-save', 'dump', 'store'],
  restore: ['preflight', 'put-back', 'prefetch', 'restore', 'cuda-load', 'health', 'request', 'compare'],
  'cold-start': ['preflight', 'launch', 'health', 'request'],
  stop: ['stop'],
  remove: ['remove'],
  'delete-checkpoint': ['delete'],
  demo: ['demo-checkpoint', 'demo-restore'],
  benchmark: ['preflight', 'suite-samples', 'suite-clean-up'],
  'host-limits': ['preflight', 'limits-memory', 'limits-disk', 'limits-ram', 'limits-gpu'],
};

/** Phases that a run only has when they were asked for. */
export const phasesOnRequest: ReadonlySet<PhaseKey> = new Set<PhaseKey>(['prefetch']);

/** Phases that only servers with GPUs have. */
export const gpuPhases: ReadonlySet<PhaseKey> = new Set<PhaseKey>(['cuda-save', 'cuda-load']);

/** Longest time a phase may take, in ms, unless the spec says otherwise. */
export const phaseTimeoutMs: Record<PhaseKey, number> = {
  preflight: 30_000,
  launch: 300_000,
  health: 600_000,
  'warm-up': 300_000,
  reference: 300_000,
  'cuda-save': 900_000,
  dump: 900_000,
  store: 300_000,
  'put-back': 300_000,
  prefetch: 900_000,
  restore: 900_000,
  'cuda-load': 900_000,
  request: 300_000,
  compare: 10_000,
  stop: 120_000,
  remove: 120_000,
  delete: 300_000,
  'demo-checkpoint': 3_600_000,
  'demo-restore': 3_600_000,
  'suite-samples': 24 * 3_600_000,
  'suite-clean-up': 300_000,
  'limits-memory': 600_000,
  'limits-disk': 600_000,
  'limits-ram': 600_000,
  'limits-gpu': 300_000,
};
