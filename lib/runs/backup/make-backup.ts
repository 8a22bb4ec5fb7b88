import 'server-only';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaClient } from '@/lib/db/generated/client';
import { plainAdapter, SqliteAdapter } from '@/lib/db/sqlite-adapter';
import type { ManifestEntry } from '@/lib/domain/readiness/file-difference';
import { databaseFile } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';
import { hashFile } from '@/lib/host/readiness/hash-file';
import { exists } from '@/lib/host/storage/exists';
import { backupNames, backupVersion, type AboutBackup, type BackedUpCheckpoint } from './backup-files';
import { checkDatabase } from './check-database';

/**
 * Copies the database as of one moment, while servers go on writing to it, with the list of files of every checkpoint.
 * The files of checkpoints and the logs kept with runs are not copied.
 * @param folder must not be there, or be empty; it is there afterwards as a whole or not at all.
 * @throws AppError input/invalid, backup/not-usable
 */
export async function makeBackup(folder: string): Promise<AboutBackup> {
  const source = databaseFile();
  if (!(await exists(source))) throw new AppError('input/invalid', `There is no database at ${source}.`);
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new AppError('input/invalid', `${folder} is not empty: a backup is never written over another one.`);
  const unfinished = `${path.resolve(folder)}.part`;
  await rm(unfinished, { recursive: true, force: true });
  // As secret as the database itself.
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const about = await writeFiles(source, unfinished);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    return about;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(source: string, folder: string): Promise<AboutBackup> {
  const createdAt = new Date().toISOString();
  const database = path.join(folder, backupNames.database);
  await vacuumInto(source, database);
  const { faults, rows, migrations } = await checkDatabase(database);
  if (faults.length > 0)
    throw new AppError('backup/not-usable', `The database itself is damaged: ${faults.slice(0, 5).join('; ')}.`);
  // Of the copy, not of the database that has changed since.
  const checkpoints = JSON.stringify(await listCheckpointsIn(database), null, 2);
  await writeFile(path.join(folder, backupNames.checkpoints), `${checkpoints}\n`);
  const files = [];
  for (const name of [backupNames.database, backupNames.checkpoints]) {
    const file = path.join(folder, name);
    await flush(file);
    files.push({ name, sizeBytes: (await stat(file)).size, sha256: await hashFile(file) });
  }
  const about: AboutBackup = { format: 'gpu-load-backup', version: backupVersion, createdAt, migrations, rows, files };
  const file = path.join(folder, backupNames.about);
  await writeFile(file, `${JSON.stringify(about, null, 2)}\n`);
  await flush(file);
  return about;
}

/** A reader of the write-ahead log: writers go on, and what they write after its beginning is not in the copy. */
async function vacuumInto(source: string, target: string): Promise<void> {
  const adapter = await new SqliteAdapter(source).connect();
  try {
    await adapter.executeRaw({
      sql: 'VACUUM INTO ?',
      args: [target],
      argTypes: [{ scalarType: 'string', arity: 'scalar' }],
    });
  } finally {
    await adapter.dispose();
  }
}

async function listCheckpointsIn(database: string): Promise<BackedUpCheckpoint[]> {
  const client = new PrismaClient({ adapter: plainAdapter(database) });
  try {
    const rows = await client.checkpoint.findMany({
      where: { state: { not: 'deleted' } },
      include: { manifest: { select: { entries: true } } },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ id, name, state, isGolden, form, storage, path: place, sizeBytes, manifest }) => ({
      ...{ id, name, state, isGolden, form, storage, folder: place, sizeBytes: Number(sizeBytes) },
      files: manifest ? (JSON.parse(manifest.entries) as ManifestEntry[]) : null,
    }));
  } finally {
    await client.$disconnect();
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
