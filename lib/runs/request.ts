import type {
  ColdStartInput,
  ContainerActionInput,
  CreateCheckpointInput,
  DeleteCheckpointInput,
  RestoreInput,
} from '@/lib/domain/options';

/** A run to be made: its kind and the validated input of that kind. */
export type RunRequest = { parentRunId?: string } & (
  | { kind: 'checkpoint'; input: CreateCheckpointInput }
  | { kind: 'restore'; input: RestoreInput }
  | { kind: 'cold-start'; input: ColdStartInput }
  | { kind: 'stop' | 'remove'; input: ContainerActionInput }
  | { kind: 'delete-checkpoint'; input: DeleteCheckpointInput }
  | { kind: 'demo'; input: { specId: string } }
);
