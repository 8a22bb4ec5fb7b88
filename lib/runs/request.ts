import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import type { SampleRole } from '@/lib/domain/benchmark/plan';
import type {
  ColdStartInput,
  ContainerActionInput,
  CreateCheckpointInput,
  DeleteCheckpointInput,
  RestoreInput,
} from '@/lib/domain/options';

/** A run to be made: its kind and the validated input of that kind. */
export type RunRequest = { parentRunId?: string; sample?: SampleRole } & (
  | { kind: 'checkpoint'; input: CreateCheckpointInput }
  | { kind: 'restore'; input: RestoreInput }
  | { kind: 'cold-start'; input: ColdStartInput }
  | { kind: 'benchmark'; input: BenchmarkInput }
  | { kind: 'stop' | 'remove'; input: ContainerActionInput }
  | { kind: 'delete-checkpoint'; input: DeleteCheckpointInput }
  | { kind: 'demo'; input: { specId: string } }
  | { kind: 'host-limits'; input: Record<string, never> }
);
