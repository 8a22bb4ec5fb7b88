'use server';
import type { Result } from '@/lib/errors/error-view';
import { restoreInputSchema } from '@/lib/domain/options';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues a restore of a checkpoint. */
export async function startRestore(input: unknown): Promise<Result<SubmittedRun>> {
  return act(restoreInputSchema, input, (valid) => submitRun({ kind: 'restore', input: valid }));
}
