import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createCheckpoint } from '@/lib/db/checkpoints';
import { closeDatabase, db } from '@/lib/db/client';
import { ensureLocalHost } from '@/lib/db/hosts';
import { saveListing } from '@/lib/db/manifests';
import { migrateDatabase } from '@/lib/db/migrate';
import { migrationsDir } from '@/lib/db/migration-files';
import { getSetting, setSetting } from '@/lib/db/settings';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { checkpointDir } from '@/lib/env';
import { makeBackup } from './make-backup';
import { restoreBackup } from './restore-backup';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
let to = '';
const started: ChildProcess[] = [];
beforeEach(async () => {
  data = await freshDataFolder();
  to = path.join(data.folder, 'backup');
  await migrateDatabase();
  await ensureLocalHost('test');
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await data.remove();
});

async function beside(script: string, ...args: string[]): Promise<ChildProcess> {
  const argv = ['--conditions=react-server', '--import', 'tsx', `scripts/test/${script}`, ...args];
  const child = spawn(process.execPath, argv, { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  await once(child.stdout ?? child, 'data');
  return child;
}

async function storedCheckpoint(id: string, bytes: number | null): Promise<void> {
  const folder = path.join(checkpointDir(), id);
  await createCheckpoint({
    ...{ id, hostId: 'local', name: `name of ${id}`, note: '', state: 'ready', isGolden: true, form: 'directory' },
    ...{ compression: 'none', storage: 'disk', specId: null, specName: 'demo', specSnapshot: demoSpec },
    ...{
      containerId: 'c',
      containerName: 'c',
      imageName: 'i',
      imageId: 'i',
      path: folder,
      sizeBytes: 4,
      layerBytes: 0,
    },
    ...{ options: dumpOptionsSchema.parse({}), reference: null, createdByRunId: null },
    engineFacts: { userdataDir: '/u', upperDir: '/d', network: 'bridge', hostPort: null },
  });
  await saveListing(id, { entries: [{ path: 'images/pages-1.img', sizeBytes: 4, mtimeMs: 0, sha256: null }] });
  if (bytes === null) return;
  await mkdir(path.join(folder, 'images'), { recursive: true });
  await writeFile(path.join(folder, 'images', 'pages-1.img'), Buffer.alloc(bytes));
}

const theme = () => getSetting('theme', z.string(), 'none');

test('a copy made while another process writes is one moment: every run has all its events', async () => {
  const writer = await beside('write-runs.ts');
  const about = await makeBackup(to);
  const later = (await db().run.count()) + 1;
  expect(about.rows.Run).toBeGreaterThan(0);
  expect(about.rows.Run).toBeLessThan(later);
  expect(writer.exitCode).toBeNull();
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  await restoreBackup(to);
  expect(await db().run.count()).toBe(about.rows.Run);
  const torn = await db().$queryRaw`
    SELECT r."id" FROM "Run" r WHERE r."lastSeq" <> (SELECT count(*) FROM "RunEvent" e WHERE e."runId" = r."id")`;
  expect(torn).toEqual([]);
});

test('what was changed after the backup is gone with a restore, and lies in the database kept beside', async () => {
  await setSetting('theme', 'dark');
  await makeBackup(to);
  await setSetting('theme', 'light');
  const { formerDatabase, migrated } = await restoreBackup(to);
  expect(migrated).toEqual([]);
  expect(await theme()).toBe('dark');
  await closeDatabase();
  await cp(formerDatabase ?? '', path.join(data.folder, 'gpu-load.db'));
  await cp(`${formerDatabase}-wal`, path.join(data.folder, 'gpu-load.db-wal')).catch(() => undefined);
  expect(await theme()).toBe('light');
});

test('a restore says which checkpoints are missing and which folders nobody knows', async () => {
  await storedCheckpoint('whole', 4);
  await storedCheckpoint('short', 3);
  await storedCheckpoint('gone', null);
  await makeBackup(to);
  await mkdir(path.join(checkpointDir(), 'later'), { recursive: true });
  const { checkpoints } = await restoreBackup(to);
  expect(checkpoints.present).toBe(1);
  expect(checkpoints.missing.map(({ id, reason }) => [id, reason])).toEqual(
    expect.arrayContaining([
      ['short', 'images/pages-1.img is shorter: 3 of 4 bytes'],
      ['gone', `${path.join(checkpointDir(), 'gone')} is not there`],
    ]),
  );
  expect(checkpoints.unknownFolders).toEqual([path.join(checkpointDir(), 'later')]);
  const list = JSON.parse(await readFile(path.join(to, 'checkpoints.json'), 'utf8')) as {
    id: string;
    files: unknown[];
  }[];
  expect(list.map(({ id, files }) => [id, files.length])).toEqual([['whole', 1], ['short', 1], ['gone', 1]]); // prettier-ignore
});

test('an older database is migrated on its way in; one whose migration fails leaves the present one', async () => {
  await setSetting('theme', 'dark');
  await makeBackup(to);
  await setSetting('theme', 'light');
  const folder = path.join(data.folder, 'migrations');
  await cp(migrationsDir(), folder, { recursive: true });
  const sql = path.join(folder, '20990101000000_second', 'migration.sql');
  await mkdir(path.dirname(sql));
  await writeFile(sql, 'DROP TABLE "Setting";\nNOT SQL;');
  await expect(restoreBackup(to, folder)).rejects.toMatchObject({ code: 'backup/not-usable' });
  expect(await theme()).toBe('light');
  await writeFile(sql, 'CREATE TABLE "Extra" ("id" TEXT NOT NULL PRIMARY KEY);');
  expect((await restoreBackup(to, folder)).migrated).toEqual(['20990101000000_second']);
  expect(await theme()).toBe('dark');
  expect(await db().$queryRaw`SELECT name FROM sqlite_master WHERE name = 'Extra'`).toEqual([{ name: 'Extra' }]);
});

test('a restore refuses while a server holds the data folder', async () => {
  await makeBackup(to);
  await setSetting('theme', 'light');
  const server = await beside('hold-server-lock.ts', 'http://127.0.0.1:3000');
  await expect(restoreBackup(to)).rejects.toThrow(`Process ${server.pid} at http://127.0.0.1:3000`);
  expect(await theme()).toBe('light');
});

test('a backup that is damaged or not complete is refused, and nothing is changed', async () => {
  await makeBackup(to);
  await setSetting('theme', 'light');
  const copy = path.join(to, 'gpu-load.db');
  const bytes = await readFile(copy);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(copy, bytes);
  await expect(restoreBackup(to)).rejects.toThrow('gpu-load.db is not as it was written');
  await rm(path.join(to, 'backup.json'));
  await expect(restoreBackup(to)).rejects.toThrow('has no backup.json');
  expect(await theme()).toBe('light');
  expect((await readdir(data.folder)).filter((name) => /restoring|before-restore/.test(name))).toEqual([]);
});

test('a backup is for the account of the server alone, and is never written over another', async () => {
  await makeBackup(to);
  expect((await stat(to)).mode & 0o777).toBe(0o700);
  await expect(makeBackup(to)).rejects.toMatchObject({ code: 'input/invalid' });
  expect((await readdir(to)).sort()).toEqual(['backup.json', 'checkpoints.json', 'gpu-load.db']);
});
