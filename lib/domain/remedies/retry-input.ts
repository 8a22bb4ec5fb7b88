import { restoreInputSchema, type CreateCheckpointInput, type RestoreInput } from '../options';
import type { RunDetail } from '../views';
import { readEarlierInput } from './earlier-input';
import { dumpPatches, restorePatches, type RetryRemedy } from './retry-remedy';

/** The run that is tried again with an option that removes the cause, and the secrets that it would lack. */
export type Retry = { lost: string[] } & (
  { kind: 'checkpoint'; input: CreateCheckpointInput } | { kind: 'restore'; input: RestoreInput }
);

type Failed = Pick<RunDetail, 'kind' | 'options' | 'containerName' | 'error'>;

/**
 * The input with which a failed run can be tried again, by what the run keeps of its own; null when the remedy is none
 * for this kind of run. `specEnv` are the variables of its launch spec.
 */
export function retryInput(run: Failed, remedy: RetryRemedy, specEnv: Readonly<Record<string, string>>): Retry | null {
  if (run.kind === 'restore') {
    const input = restoreInputSchema.safeParse(run.options).data;
    const options = input && { ...input.options, ...restorePatches[remedy] };
    return options ? { kind: 'restore', input: { ...input, options }, lost: [] } : null;
  }
  if (run.kind !== 'checkpoint') return null;
  const patch = dumpPatches[remedy];
  const earlier = readEarlierInput(run.options, specEnv);
  if (!patch || !earlier) return null;
  const input = { ...earlier.input, options: { ...earlier.input.options, ...patch } };
  // A failed dump leaves its server running: it is dumped again as it is, with all its variables, not launched a
  // second time.
  const launched = run.error?.failedPhase === 'dump' ? run.containerName : null;
  if (launched === null) return { kind: 'checkpoint', input, lost: earlier.lost };
  return { kind: 'checkpoint', input: { ...input, source: { type: 'container', container: launched } }, lost: [] };
}
