/**
 * Everything that changes a host is a run, so that it is queued, recorded and
 * can be looked up later. `demo` and `benchmark` are parent runs: what they do is done by child runs.
 */
export const runKinds = [
  'checkpoint',
  'restore',
  'cold-start',
  'benchmark',
  'stop',
  'remove',
  'delete-checkpoint',
  'demo',
  'host-limits',
] as const;
export type RunKind = (typeof runKinds)[number];

/** What a person calls each kind of run. */
export const runKindTitles: Record<RunKind, string> = {
  checkpoint: 'Create checkpoint',
  restore: 'Restore',
  'cold-start': 'Cold start',
  benchmark: 'Benchmark',
  stop: 'Stop container',
  remove: 'Remove container',
  'delete-checkpoint': 'Delete checkpoint',
  demo: 'Demo: checkpoint, then restore',
  'host-limits': 'Limits of this host',
};
