'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import { coldStartInputSchema, createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { specSchema } from '@/lib/domain/spec';
import type { Result } from '@/lib/errors/error-view';
import { previewCommands } from '@/lib/queries/preview-commands';
import { act } from './act';

const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('checkpoint'), input: createCheckpointInputSchema }),
  z.object({ kind: z.literal('restore'), input: restoreInputSchema }),
  z.object({ kind: z.literal('cold-start'), input: coldStartInputSchema }),
  z.object({ kind: z.literal('spec'), input: z.object({ specId: idSchema.nullable(), spec: specSchema }) }),
]);

/** The commands a run would give to podman, quoted for a shell, to read and to copy. */
export async function previewCommand(input: unknown): Promise<Result<{ commands: string[] }>> {
  return act(schema, input, async (valid) => ({ commands: await previewCommands(valid) }));
}
