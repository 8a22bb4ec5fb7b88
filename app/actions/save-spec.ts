'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import { editedSpecSchema } from '@/lib/domain/edited-spec';
import type { Result } from '@/lib/errors/error-view';
import { storeSpec } from '@/lib/queries/store-spec';
import { act } from './act';

/** Stores a launch spec; a null id makes a new one. */
export async function saveSpec(input: unknown): Promise<Result<{ id: string }>> {
  return act(z.object({ id: idSchema.nullable(), spec: editedSpecSchema }), input, async ({ id, spec }) => ({
    id: await storeSpec(id, spec),
  }));
}
