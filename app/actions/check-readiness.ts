'use server';
import { restoreInputSchema } from '@/lib/domain/options';
import type { ReadinessRow } from '@/lib/domain/readiness/readiness-row';
import type { Result } from '@/lib/errors/error-view';
import { checkRestore } from '@/lib/queries/check-restore';
import { act } from './act';

/** "Will it restore here?" with the options of the form. Changes nothing. */
export async function checkReadiness(input: unknown): Promise<Result<ReadinessRow[]>> {
  return act(restoreInputSchema, input, ({ checkpointId, options }) => checkRestore(checkpointId, options));
}
