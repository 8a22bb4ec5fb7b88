'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import type { IntegrityView } from '@/lib/domain/readiness/integrity-view';
import type { Result } from '@/lib/errors/error-view';
import { getIntegrity } from '@/lib/queries/checkpoint-manifest';
import { startVerification } from '@/lib/runs/verify-checkpoint';
import { act } from './act';

const schema = z.object({ checkpointId: idSchema });

/** Begins to hash the files of a checkpoint again and answers at once; `readIntegrity` tells how far it is. */
export async function verifyCheckpoint(input: unknown): Promise<Result<IntegrityView>> {
  return act(schema, input, async ({ checkpointId }) => {
    await startVerification(checkpointId);
    return getIntegrity(checkpointId);
  });
}

/** What is known of the files of a checkpoint now. */
export async function readIntegrity(input: unknown): Promise<Result<IntegrityView>> {
  return act(schema, input, ({ checkpointId }) => getIntegrity(checkpointId));
}
