'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import type { Result } from '@/lib/errors/error-view';
import { dropSpec } from '@/lib/queries/store-spec';
import { act } from './act';

/** Deletes a launch spec. Runs and checkpoints made from it keep their own copy. */
export async function deleteSpec(input: unknown): Promise<Result<null>> {
  return act(z.object({ id: idSchema }), input, async ({ id }) => {
    await dropSpec(id);
    return null;
  });
}
