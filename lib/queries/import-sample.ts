import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import { importResults } from './import-results';

/** Imports one of the results that ship with the product. `name` must be one of `sampleResults`. */
export async function importSample(name: string): Promise<ImportOutcome> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'public', 'samples', `${name}.json`);
  return importResults([{ name: `${name}.json`, text: await readFile(file, 'utf8') }]);
}
