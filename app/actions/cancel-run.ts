'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import type { Result } from '@/lib/errors/error-view';
import { cancelRun as cancel } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Asks a run to stop; its page shows when it has. */
export async function cancelRun(input: unknown): Promise<Result<null>> {
  return act(z.object({ runId: idSchema }), input, async ({ runId }) => {
    if (!cancel(runId)) throw new AppError('run/not-found', 'The run is not active: it has ended already.');
    return null;
  });
}
