import 'server-only';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { closeDatabase } from '@/lib/db/client';
import { migrateFile } from '@/lib/db/migrate';
import { migrationsDir } from '@/lib/db/migration-files';
import { holdServerLock } from '@/lib/db/server-lock';
import { SqliteAdapter } from '@/lib/db/sqlite-adapter';
import { databaseFile } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';
import { hashFile } from '@/lib/host/readiness/hash-file';
import { exists } from '@/lib/host/storage/exists';
import { aboutSchema, backupNames, backupVersion, type AboutBackup } from './backup-files';
import { checkDatabase } from './check-database';
import { compareCheckpoints, type CheckpointComparison } from './compare-checkpoints';

/** What a restored backup brought, and what is to be known about it. */
export interface RestoredBackup {
  about: AboutBackup;
  /** Migrations that the older database needed. */
  migrated: string[];
  /** Where the database of before lies; null when there was none. */
  formerDatabase: string | null;
  checkpoints: CheckpointComparison;
}

/**
 * Makes the database of a backup the one of this data folder. Everything is checked and migrated beside it first: until
 * the last step the present database is as it was. It is kept beside, whatever state it is in.
 * @throws AppError backup/not-usable; app/second-server while a server runs.
 */
export async function restoreBackup(folder: string, migrations = migrationsDir()): Promise<RestoredBackup> {
  const about = await readAbout(folder);
  await mustBeWhole(folder, about);
  const release = await holdServerLock('a backup is being restored');
  const target = databaseFile();
  const fresh = `${target}.restoring`;
  try {
    await removeDatabase(fresh);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(path.join(folder, backupNames.database), fresh);
    await mustHoldTheRows(fresh, about);
    const { applied } = await migrateFile(fresh, migrations).catch((error: unknown) => {
      throw new AppError('backup/not-usable', error instanceof Error ? error.message : String(error), { cause: error });
    });
    await intoOneFile(fresh);
    await closeDatabase();
    const formerDatabase = await setAside(target);
    await rename(fresh, target);
    return { about, migrated: applied, formerDatabase, checkpoints: await compareCheckpoints() };
  } finally {
    await closeDatabase();
    await removeDatabase(fresh);
    await release();
  }
}

async function readAbout(folder: string): Promise<AboutBackup> {
  const text = await readFile(path.join(folder, backupNames.about), 'utf8').catch(() => null);
  if (text === null) throw new AppError('backup/not-usable', `${folder} has no ${backupNames.about}.`);
  const read = aboutSchema.safeParse(jsonOf(text));
  if (!read.success) throw new AppError('backup/not-usable', `${backupNames.about} is not that of a backup.`);
  if (read.data.version > backupVersion)
    throw new AppError('backup/not-usable', `It was made by a newer GPU-Load (layout ${read.data.version}).`);
  return read.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function mustBeWhole(folder: string, { files }: AboutBackup): Promise<void> {
  const known = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  // The names are ours, never those that a file from elsewhere asks for.
  for (const name of [backupNames.database, backupNames.checkpoints]) {
    const found = await hashFile(path.join(folder, name)).catch(() => null);
    if (found === null) throw new AppError('backup/not-usable', `${name} is missing or cannot be read.`);
    if (found !== known.get(name)) throw new AppError('backup/not-usable', `${name} is not as it was written.`);
  }
}

async function mustHoldTheRows(file: string, about: AboutBackup): Promise<void> {
  const { faults, rows } = await checkDatabase(file);
  const other = Object.entries(about.rows).filter(([table, count]) => rows[table] !== count);
  const wrong = [
    ...faults,
    ...other.map(([table, count]) => `${table} has ${rows[table] ?? 0} rows instead of ${count}`),
  ];
  if (wrong.length > 0)
    throw new AppError('backup/not-usable', `Its database is damaged: ${wrong.slice(0, 5).join('; ')}.`);
}

/** What a migration wrote must not stay in the write-ahead log: only the file itself takes the other's place. */
async function intoOneFile(file: string): Promise<void> {
  const adapter = await new SqliteAdapter(file).connect();
  try {
    const sql = 'PRAGMA wal_checkpoint(TRUNCATE)';
    const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
    if (Number(rows[0]?.[0]) !== 0)
      throw new AppError('backup/not-usable', 'Its write-ahead log could not be emptied.');
  } finally {
    await adapter.dispose();
  }
}

/** With its write-ahead log, which holds its newest rows. A name that is taken already is never written over. */
async function setAside(file: string): Promise<string | null> {
  if (!(await exists(file))) return null;
  const aside = `${file}.before-restore-${new Date().toISOString().replaceAll(/[-:]|\..*/g, '')}`;
  if (await exists(aside)) throw new AppError('backup/not-usable', `${aside} is there already; try again.`);
  await rename(file, aside);
  await rename(`${file}-wal`, `${aside}-wal`).catch(ignoreMissing);
  await rm(`${file}-shm`, { force: true });
  return aside;
}

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
