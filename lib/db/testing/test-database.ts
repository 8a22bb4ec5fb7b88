import 'server-only';
import { afterAll, beforeAll } from 'vitest';
import { ensureLocalHost } from '../hosts';
import { migrateDatabase } from '../migrate';
import { freshDataFolder } from './fresh-database';

/**
 * For test files: an empty database of the newest schema that knows this host, in a data folder of its own, from the
 * first test of the file to its last. @returns the folder, which is there once tests run.
 */
export function testDatabase(): { readonly folder: string } {
  let data: Awaited<ReturnType<typeof freshDataFolder>> | null = null;
  beforeAll(async () => {
    data = await freshDataFolder();
    await migrateDatabase();
    await ensureLocalHost('test');
  });
  afterAll(() => data?.remove());
  return {
    get folder() {
      if (data === null) throw new Error('The data folder is made before the first test.');
      return data.folder;
    },
  };
}
