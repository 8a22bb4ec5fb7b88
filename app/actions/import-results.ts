'use server';
import { z } from 'zod';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import { maxImportFiles } from '@/lib/domain/results/import-limits';
import type { Result } from '@/lib/errors/error-view';
import { importResults as store } from '@/lib/queries/import-results';
import { act } from './act';

/** A label; never a path to open. */
const fileName = z.string().regex(/^[^\u0000-\u001f\u007f]{1,255}$/, 'A file name has 1 to 255 printable characters.');

const schema = z.object({
  files: z
    .array(z.object({ name: fileName, text: z.string() }))
    .min(1, 'Choose a file.')
    .max(maxImportFiles, `At most ${maxImportFiles} files at once.`),
});

/** Stores the benchmarks of result files, all or none. */
export async function importResults(input: unknown): Promise<Result<ImportOutcome>> {
  return act(schema, input, ({ files }) => store(files));
}
