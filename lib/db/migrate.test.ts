import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { databaseFile } from '@/lib/env';
import { closeDatabase, db } from './client';
import { ensureLocalHost } from './hosts';
import { migrateDatabase } from './migrate';
import { migrationsDir } from './migration-files';
import { getSetting, setSetting } from './settings';
import { freshDataFolder } from './testing/fresh-database';
import { z } from 'zod';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
});
afterEach(() => data.remove());

const ours = [
  '20261124000000_init',
  '20261124120000_benchmarks',
  '20261124130000_runs_by_spec',
  '20261124150000_manifests',
  '20261128090000_restore_histories',
];

async function withSecondMigration(sql: string): Promise<string> {
  const folder = path.join(data.folder, 'migrations');
  await cp(migrationsDir(), folder, { recursive: true });
  await mkdir(path.join(folder, '20990101000000_second'));
  await writeFile(path.join(folder, '20990101000000_second', 'migration.sql'), sql);
  return folder;
}

test('a second migration has nothing to do and the checksum of the first is kept', async () => {
  expect(await migrateDatabase()).toEqual({ applied: ours });
  expect(await migrateDatabase()).toEqual({ applied: [] });
  const rows = await db().$queryRaw<{ checksum: string }[]>`SELECT checksum FROM _prisma_migrations`;
  const sql = await readFile(path.join(migrationsDir(), ours[0] ?? '', 'migration.sql'));
  expect(rows[0]).toEqual({ checksum: createHash('sha256').update(sql).digest('hex') });
});

test('calls at the same time share one migration', async () => {
  const outcomes = await Promise.all([migrateDatabase(), migrateDatabase()]);
  expect(outcomes).toEqual([{ applied: ours }, { applied: ours }]);
});

test('a new migration keeps the rows', async () => {
  await migrateDatabase();
  await setSetting('theme', 'dark');
  const folder = await withSecondMigration('CREATE TABLE "Extra" ("id" TEXT NOT NULL PRIMARY KEY);');
  expect(await migrateDatabase(folder)).toEqual({ applied: ['20990101000000_second'] });
  expect(await getSetting('theme', z.string(), 'light')).toBe('dark');
});

test('a failed migration leaves the old database usable and nothing beside it', async () => {
  await migrateDatabase();
  await setSetting('theme', 'dark');
  const folder = await withSecondMigration('DROP TABLE "Setting";\nCREATE TABLE "Host" ("id" TEXT);');
  await expect(migrateDatabase(folder)).rejects.toThrow('could not be migrated');
  expect(await getSetting('theme', z.string(), 'light')).toBe('dark');
  expect(await ensureLocalHost('after')).toEqual({ id: 'local', name: 'after' });
  expect((await readdir(data.folder)).filter((name) => name.includes('before-migration'))).toEqual([]);
  expect(await migrateDatabase()).toEqual({ applied: [] });
});

test('a failed first migration leaves no database behind', async () => {
  const folder = await withSecondMigration('NOT SQL;');
  await expect(migrateDatabase(folder)).rejects.toThrow('could not be migrated');
  expect((await readdir(data.folder)).filter((name) => name.startsWith('gpu-load.db'))).toEqual([]);
  expect((await migrateDatabase()).applied).toEqual(ours);
});

/** What a migration killed half-way leaves: its row without an end, some of its changes, and the copy of before. */
async function leaveHalfMigrated(): Promise<void> {
  const file = path.join(data.folder, 'gpu-load.db');
  await db().$executeRawUnsafe(`VACUUM INTO '${file}.before-migration'`);
  await db().$executeRawUnsafe('ALTER TABLE "Setting" RENAME TO "Half"');
  await db().$executeRawUnsafe(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count) VALUES ('h', '', '20990101000000_second', 0, 0)",
  );
  await closeDatabase();
}

test('a migration that was killed half-way is undone at the next start, then done', async () => {
  await migrateDatabase();
  await setSetting('theme', 'dark');
  await leaveHalfMigrated();
  const folder = await withSecondMigration('CREATE TABLE "Extra" ("id" TEXT NOT NULL PRIMARY KEY);');
  expect(await migrateDatabase(folder)).toEqual({ applied: ['20990101000000_second'] });
  expect(await getSetting('theme', z.string(), 'light')).toBe('dark');
});

test('a database that was taken away and not yet put back comes back', async () => {
  await migrateDatabase();
  await setSetting('theme', 'dark');
  const file = path.join(data.folder, 'gpu-load.db');
  await db().$executeRawUnsafe(`VACUUM INTO '${file}.before-migration'`);
  await closeDatabase();
  await rm(file);
  expect(await migrateDatabase()).toEqual({ applied: [] });
  expect(await getSetting('theme', z.string(), 'light')).toBe('dark');
});

test('a data folder may have any name', async () => {
  process.env.GPU_LOAD_DATA_DIR = path.join(data.folder, 'a b?c#d%20e');
  delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
  expect((await migrateDatabase()).applied).toEqual(ours);
  expect(await readdir(process.env.GPU_LOAD_DATA_DIR)).toContain('gpu-load.db');
});

test('the connection has its PRAGMAs also after a transaction', async () => {
  await migrateDatabase();
  await db().$transaction([db().host.count(), db().host.count()]);
  const read = (name: string) => db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
  expect(await read('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  expect(await read('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await read('synchronous')).toEqual([{ synchronous: 1 }]);
  expect(await read('busy_timeout')).toEqual([{ timeout: 5000 }]);
});

test('a setting that is no longer valid gives the fallback', async () => {
  await migrateDatabase();
  await setSetting('limit', 'many');
  expect(await getSetting('limit', z.number(), 7)).toBe(7);
});

test(attack('mode-database'), async () => {
  const modes = async () => {
    const files = (await readdir(data.folder)).filter((name) => name.startsWith('gpu-load.db'));
    const all = await Promise.all(
      ['', ...files].map(async (name) => [name, (await stat(path.join(data.folder, name))).mode]),
    );
    return Object.fromEntries(all.map(([name, mode]) => [name, (Number(mode) & 0o777).toString(8)])) as object;
  };
  await chmod(data.folder, 0o755);
  await migrateDatabase();
  await setSetting('x', 1);
  const closed = { '': '700', 'gpu-load.db': '600', 'gpu-load.db-shm': '600', 'gpu-load.db-wal': '600' };
  expect(await modes()).toEqual(closed);
  await chmod(data.folder, 0o755);
  for (const suffix of ['', '-shm', '-wal']) await chmod(`${databaseFile()}${suffix}`, 0o644);
  await migrateDatabase();
  expect(await modes()).toEqual(closed);
  // A second schema is made from a copy, which must be as closed.
  await migrateDatabase(await withSecondMigration('CREATE TABLE "x" ("id" TEXT PRIMARY KEY);'));
  await setSetting('x', 2);
  expect(await modes()).toEqual(closed);
});
