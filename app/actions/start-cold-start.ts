'use server';
import type { Result } from '@/lib/errors/error-view';
import { coldStartInputSchema } from '@/lib/domain/options';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues a launch without a checkpoint. */
export async function startColdStart(input: unknown): Promise<Result<SubmittedRun>> {
  return act(coldStartInputSchema, input, (valid) => submitRun({ kind: 'cold-start', input: valid }));
}
