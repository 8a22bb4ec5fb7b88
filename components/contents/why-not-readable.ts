import type { CheckpointStateName } from '@/lib/domain/views';

/** Why the contents of a checkpoint cannot be read now; null when they can. */
export const whyNotReadable: Record<CheckpointStateName, string | null> = {
  creating: 'It is being made; its files are not complete yet.',
  ready: null,
  broken: 'It is broken: its dump did not end well, so its files do not tell the whole.',
  lost: 'Its files are lost.',
  deleted: 'It was deleted, with its files.',
};
