'use server';
import { z } from 'zod';
import { containerNameSchema, idSchema } from '@/lib/domain/names';
import type { Result } from '@/lib/errors/error-view';
import { changeCheckpoint } from '@/lib/queries/change-checkpoint';
import { act } from './act';

const schema = z.object({
  id: idSchema,
  name: containerNameSchema.optional(),
  note: z.string().max(2000).optional(),
  isGolden: z.boolean().optional(),
});

/** Renames a checkpoint, changes its note, or marks it golden or not. */
export async function updateCheckpoint(input: unknown): Promise<Result<null>> {
  return act(schema, input, async ({ id, ...patch }) => {
    await changeCheckpoint(id, patch);
    return null;
  });
}
