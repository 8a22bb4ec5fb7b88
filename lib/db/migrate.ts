import 'server-only';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { databaseFile } from '@/lib/env';
import { closeDatabase } from './client';
import { migrationsDir, readMigrations } from './migration-files';
import { closeFiles, closeFolder, makePrivateFile } from './private-files';
import { loadSchemaEngine } from './schema-engine';
import { SqliteAdapter } from './sqlite-adapter';

export interface MigrationOutcome {
  /** Names of the migrations applied by this call; empty when there was nothing to do. */
  applied: string[];
}

const key = Symbol.for('gpu-load.migration');
const holder = globalThis as { [key]?: Promise<MigrationOutcome> };

/**
 * Brings the database to the newest schema; makes it when there is none. A migration that fails
 * leaves the database as it was before. Two calls at once share one migration.
 */
export async function migrateDatabase(from = migrationsDir()): Promise<MigrationOutcome> {
  holder[key] ??= migrateFile(databaseFile(), from).finally(() => (holder[key] = undefined));
  return holder[key];
}

/** The like for one database file, which nothing else may have open. */
export async function migrateFile(file: string, from: string): Promise<MigrationOutcome> {
  // The database holds logs and settings: it is for the account that runs the server.
  await closeFolder(file);
  await closeFiles(file);
  const migrationsList = await readMigrations(from);
  const backup = `${file}.before-migration`;
  const factory = new SqliteAdapter(file);
  await undoKilledMigration(factory, file, backup);
  const isNew = !existsSync(file);
  if (!isNew) {
    const done = await appliedMigrations(factory);
    if (migrationsList.migrationDirectories.every(({ path: name }) => done.has(name))) return { applied: [] };
    await closeDatabase();
    await copyAside(factory, backup);
  }
  await makePrivateFile(file);
  try {
    const engine = await loadSchemaEngine(factory);
    try {
      const filters = { externalTables: [], externalEnums: [] };
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
      return { applied: appliedMigrationNames };
    } finally {
      engine.free();
    }
  } catch (error) {
    await putBack(file, isNew ? null : backup);
    throw new Error(`The database could not be migrated and was left as it was: ${messageOf(error)}`, { cause: error });
  } finally {
    await rm(backup, { force: true });
  }
}

/** A server that was killed while migrating left half a migration and, beside it, the database of before. */
async function undoKilledMigration(factory: SqliteAdapter, file: string, backup: string): Promise<void> {
  const isHalf = existsSync(file) && (await hasUnfinishedMigration(factory));
  if (existsSync(backup)) {
    if (isHalf || !existsSync(file)) await putBack(file, backup);
  } else if (isHalf) {
    // Without a copy it was the very first migration that was cut off: there is nothing to lose yet.
    if ((await appliedMigrations(factory)).size === 0) await putBack(file, null);
  }
}

/** Makes the copy the database again; without one, there was none before. */
async function putBack(file: string, backup: string | null): Promise<void> {
  await closeDatabase();
  await removeDatabase(file);
  if (backup !== null) await rename(backup, file);
}

/** Names of the migrations that the database has; asked without loading the engine, as every boot does it. */
async function appliedMigrations(factory: SqliteAdapter): Promise<Set<string>> {
  return migrationsWhere(factory, 'finished_at IS NOT NULL AND rolled_back_at IS NULL');
}

async function hasUnfinishedMigration(factory: SqliteAdapter): Promise<boolean> {
  return (await migrationsWhere(factory, 'finished_at IS NULL AND rolled_back_at IS NULL')).size > 0;
}

async function migrationsWhere(factory: SqliteAdapter, condition: string): Promise<Set<string>> {
  const adapter = await factory.connect();
  try {
    const query = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
    const table = await query("SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'");
    if (table.rows.length === 0) return new Set();
    const found = await query(`SELECT migration_name FROM _prisma_migrations WHERE ${condition}`);
    return new Set(found.rows.map((row) => String(row[0])));
  } finally {
    await adapter.dispose();
  }
}

async function copyAside(factory: SqliteAdapter, backup: string): Promise<void> {
  // Under its final name there is only ever a whole copy.
  const unfinished = `${backup}.part`;
  await rm(unfinished, { force: true });
  // An empty file may be there: SQLite writes the copy into it.
  await makePrivateFile(unfinished);
  const adapter = await factory.connect();
  try {
    // Unlike a file copy, this includes what is still in the write-ahead log.
    await adapter.executeScript(`VACUUM INTO '${unfinished.replaceAll("'", "''")}'`);
  } finally {
    await adapter.dispose();
  }
  await rename(unfinished, backup);
}

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
