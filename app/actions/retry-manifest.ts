'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import type { IntegrityView } from '@/lib/domain/readiness/integrity-view';
import type { Result } from '@/lib/errors/error-view';
import { getIntegrity } from '@/lib/queries/checkpoint-manifest';
import { retryManifest as retry } from '@/lib/runs/manifest';
import { act } from './act';

const schema = z.object({ checkpointId: idSchema });

/** Lets the hashes of a checkpoint that could not be made be made again, and answers at once. */
export async function retryManifest(input: unknown): Promise<Result<IntegrityView>> {
  return act(schema, input, async ({ checkpointId }) => {
    await retry(checkpointId);
    return getIntegrity(checkpointId);
  });
}
