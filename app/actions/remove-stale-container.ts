'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import type { Result } from '@/lib/errors/error-view';
import type { SubmittedRun } from '@/lib/runs/orchestrator';
import { removeStaleContainer as remove } from '@/lib/runs/remove-stale-container';
import { act } from './act';

/** Queues the removal of the `Created` container that is in the way of a failed restore. */
export async function removeStaleContainer(input: unknown): Promise<Result<SubmittedRun>> {
  return act(z.object({ runId: idSchema }), input, ({ runId }) => remove(runId));
}
