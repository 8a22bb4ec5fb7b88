import { z } from 'zod';

/**
 * Everything that changes a host is a run, so that it is queued, recorded and
 * can be looked up later. `demo` is a parent run: its phases are child runs.
 */
export const runKinds = ['checkpoint', 'restore', 'cold-start', 'stop', 'remove', 'delete-checkpoint', 'demo'] as const;
export const runKindSchema = z.enum(runKinds);
export type RunKind = (typeof runKinds)[number];

/** What a person calls each kind of run. */
export const runKindTitles: Record<RunKind, string> = {
  checkpoint: 'Create checkpoint',
  restore: 'Restore',
  'cold-start': 'Cold start',
  stop: 'Stop container',
  remove: 'Remove container',
  'delete-checkpoint': 'Delete checkpoint',
  demo: 'Demo: checkpoint, then restore',
};
