'use server';
import { z } from 'zod';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import type { Result } from '@/lib/errors/error-view';
import { sampleResults } from '@/lib/domain/results/sample-results';
import { importSample as store } from '@/lib/queries/import-sample';
import { act } from './act';

const names = sampleResults.map(({ name }) => name);

/** Imports results that ship with the product. */
export async function importSample(input: unknown): Promise<Result<ImportOutcome>> {
  return act(z.object({ name: z.enum(names as [string, ...string[]]) }), input, ({ name }) => store(name));
}
