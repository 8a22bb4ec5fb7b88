'use server';
import type { Result } from '@/lib/errors/error-view';
import { deleteCheckpointInputSchema } from '@/lib/domain/options';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues the deletion of a checkpoint's files. */
export async function deleteCheckpoint(input: unknown): Promise<Result<SubmittedRun>> {
  return act(deleteCheckpointInputSchema, input, (valid) => submitRun({ kind: 'delete-checkpoint', input: valid }));
}
