'use server';
import type { Result } from '@/lib/errors/error-view';
import { containerActionInputSchema } from '@/lib/domain/options';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues the stop of a container. */
export async function stopContainer(input: unknown): Promise<Result<SubmittedRun>> {
  return act(containerActionInputSchema, input, (valid) => submitRun({ kind: 'stop', input: valid }));
}
