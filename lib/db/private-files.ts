import 'server-only';
import { chmod, mkdir, open } from 'node:fs/promises';
import path from 'node:path';

const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;

/**
 * Closes the database's folder to every other account. An older version, or a hand, may have made it open to all.
 * @throws the file system's error when it belongs to somebody else.
 */
export async function closeFolder(file: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: ownerOnlyFolder });
  await chmod(folder, ownerOnlyFolder);
}

/**
 * Makes a database file that only its owner can read, if there is none: SQLite gives the files that it makes beside
 * it the mode that this one has.
 */
export async function makePrivateFile(file: string): Promise<void> {
  await (await open(file, 'a', ownerOnlyFile)).close();
}

/** Closes the files of a database that is there already; those that are not are left out. */
export async function closeFiles(file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) {
    await chmod(`${file}${suffix}`, ownerOnlyFile).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}
