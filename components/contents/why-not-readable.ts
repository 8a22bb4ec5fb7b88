import type { CheckpointStateName } from '@/lib/domain/views';

/** Why the contents of a checkpoint cannot be read now; null when they can. A broken one may still tell something. */
export const whyNotReadable: Record<CheckpointStateName, string | null> = {
  creating: 'It is being made; its files are not complete yet.',
  ready: null,
  broken: null,
  lost: 'Its files are lost.',
  deleted: 'It was deleted, with its files.',
};
