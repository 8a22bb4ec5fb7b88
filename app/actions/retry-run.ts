'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import { retryRemedies } from '@/lib/domain/remedies/retry-remedy';
import type { Result } from '@/lib/errors/error-view';
import type { SubmittedRun } from '@/lib/runs/orchestrator';
import { retryRun as retry } from '@/lib/runs/retry-run';
import { act } from './act';

const schema = z.object({ runId: idSchema, remedy: z.enum(retryRemedies) });

/** Queues a failed run once more with what removes its cause. What it was asked for is the server's to know. */
export async function retryRun(input: unknown): Promise<Result<SubmittedRun>> {
  return act(schema, input, ({ runId, remedy }) => retry(runId, remedy));
}
