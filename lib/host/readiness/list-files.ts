import 'server-only';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  sizeBytes: number;
  mtimeMs: number;
}

/** Every regular file below a folder by its path relative to it; empty when the folder is not there. */
export async function listFiles(folder: string): Promise<Map<string, FoundFile>> {
  const found = new Map<string, FoundFile>();
  await walk(folder, '', found);
  return found;
}

async function walk(root: string, prefix: string, found: Map<string, FoundFile>): Promise<void> {
  const entries = await readdir(path.join(root, prefix), { withFileTypes: true }).catch(() => []);
  await Promise.all(
    entries.map(async (entry) => {
      const relative = path.join(prefix, entry.name);
      if (entry.isDirectory()) return walk(root, relative, found);
      if (!entry.isFile()) return;
      const info = await lstat(path.join(root, relative)).catch(() => null);
      // Whole milliseconds: parts of one do not survive JSON and every file system alike.
      if (info) found.set(relative, { sizeBytes: info.size, mtimeMs: Math.floor(info.mtimeMs) });
    }),
  );
}
