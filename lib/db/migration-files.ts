import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** Folder of Prisma's migrations. The server runs in the project's folder, in development and in production. */
export function migrationsDir(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations');
}

/** Reads the migrations of a folder as the schema engine wants them, oldest first. */
export async function readMigrations(baseDir: string): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories: MigrationList['migrationDirectories'] = [];
  for (const name of names) {
    const value = await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8');
    migrationDirectories.push({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
    });
  }
  const content = await readFile(path.join(baseDir, 'migration_lock.toml'), 'utf8');
  return { baseDir, lockfile: { path: 'migration_lock.toml', content }, shadowDbInitScript: '', migrationDirectories };
}
