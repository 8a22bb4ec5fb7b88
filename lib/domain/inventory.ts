import type { CheckpointView } from './views';

/** Length of one page of the inventory. */
export const checkpointsPerPage = 50;

/** A checkpoint as the inventory lists it: without the answer, the options and the measurement, which are long. */
export interface CheckpointListItem extends Pick<
  CheckpointView,
  | 'id'
  | 'name'
  | 'state'
  | 'isGolden'
  | 'form'
  | 'compression'
  | 'storage'
  | 'specName'
  | 'containerName'
  | 'sizeBytes'
  | 'createdAt'
  | 'restoreCount'
  | 'lastRestoreAt'
  | 'lastRestoreDurationMs'
> {
  /** Versions that made it; null when they are not known. */
  versions: { podman: string | null; criu: string | null } | null;
}

/** One page of the inventory, and what is in all of it. Deleted checkpoints are in neither. */
export interface InventoryPage {
  checkpoints: CheckpointListItem[];
  /** How many match the filter, on all pages. */
  matching: number;
  /** All checkpoints, whatever the filter says, and the bytes they take by where they lie. */
  all: { count: number; diskBytes: number; ramBytes: number };
  /** Names of the specs that checkpoints were made from. */
  specNames: string[];
}

/** A checkpoint as forms offer it. */
export type CheckpointChoice = Pick<CheckpointView, 'id' | 'name' | 'form' | 'containerName' | 'specId'>;

/** Checkpoints to choose from, newest first; `isCut`: there are more than a form can offer. */
export interface CheckpointChoices {
  choices: CheckpointChoice[];
  isCut: boolean;
}
