'use server';
import type { Result } from '@/lib/errors/error-view';
import { createCheckpointInputSchema } from '@/lib/domain/options';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues a checkpoint of a spec's server or of a running container. */
export async function createCheckpoint(input: unknown): Promise<Result<SubmittedRun>> {
  return act(createCheckpointInputSchema, input, (valid) => submitRun({ kind: 'checkpoint', input: valid }));
}
