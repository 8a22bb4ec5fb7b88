'use server';
import type { Result } from '@/lib/errors/error-view';
import { containerActionInputSchema } from '@/lib/domain/options';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues the removal of a container. */
export async function removeContainer(input: unknown): Promise<Result<SubmittedRun>> {
  return act(containerActionInputSchema, input, (valid) => submitRun({ kind: 'remove', input: valid }));
}
