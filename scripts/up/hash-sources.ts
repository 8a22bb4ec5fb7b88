import 'server-only';
import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** SHA-256 over names and contents of files and folders; `isLeftOut` is asked for each path below them. */
export async function hashSources(
  names: readonly string[],
  isLeftOut: (file: string) => boolean = () => false,
): Promise<string> {
  const hash = createHash('sha256');
  for (const name of names) await add(hash, name, isLeftOut);
  return hash.digest('hex');
}

async function add(hash: Hash, name: string, isLeftOut: (file: string) => boolean): Promise<void> {
  if (isLeftOut(name)) return;
  const entries = await readdir(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR' || error.code === 'ENOENT') return null;
    throw error;
  });
  if (entries === null) {
    // The length keeps two files from looking like one with the content of both.
    const content = await readFile(name).catch(() => Buffer.from('missing'));
    hash.update(`${name}\0${content.length}\0`).update(content);
    return;
  }
  for (const entry of entries.sort()) await add(hash, path.join(name, entry), isLeftOut);
}
