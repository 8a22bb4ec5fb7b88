import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from './client';
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

const init = '20261124000000_init';

async function withSecondMigration(sql: string): Promise<string> {
  const folder = path.join(data.folder, 'migrations');
  await cp(migrationsDir(), folder, { recursive: true });
  await mkdir(path.join(folder, '20990101000000_second'));
  await writeFile(path.join(folder, '20990101000000_second', 'migration.sql'), sql);
  return folder;
}

test('a second migration has nothing to do and the checksum of the first is kept', async () => {
  expect(await migrateDatabase()).toEqual({ applied: [init] });
  expect(await migrateDatabase()).toEqual({ applied: [] });
  const rows = await db().$queryRaw<{ checksum: string }[]>`SELECT checksum FROM _prisma_migrations`;
  const sql = await readFile(path.join(migrationsDir(), init, 'migration.sql'));
  expect(rows).toEqual([{ checksum: createHash('sha256').update(sql).digest('hex') }]);
});

test('calls at the same time share one migration', async () => {
  const outcomes = await Promise.all([migrateDatabase(), migrateDatabase()]);
  expect(outcomes).toEqual([{ applied: [init] }, { applied: [init] }]);
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
  expect((await migrateDatabase()).applied).toEqual([init]);
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
