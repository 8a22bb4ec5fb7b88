import type { CheckpointStateName } from '@/lib/domain/views';

/** Why a checkpoint cannot be restored now; null when it can. */
export const whyNotRestorable: Record<CheckpointStateName, string | null> = {
  creating: 'It is being made.',
  ready: null,
  broken: 'It is broken: its dump did not end well.',
  lost: 'Its files are lost.',
  deleted: 'It was deleted.',
};
