import 'server-only';
import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/errors/app-error';
import { maxEntries, type Visit, type WalkTotals } from './entry';
import { fileReader } from './file-reader';

/** Visits every regular file below a folder. Links are not followed, so nothing outside of it is read. */
export async function walkFolder(folder: string, visit: Visit, signal?: AbortSignal): Promise<WalkTotals> {
  let contentBytes = 0;
  let fileCount = 0;
  for await (const relative of filesBelow(folder)) {
    signal?.throwIfAborted();
    if (fileCount >= maxEntries) throw new AppError('archive/corrupt', `It has more than ${maxEntries} files.`);
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(path.join(folder, relative), flags);
    try {
      const { size } = await handle.stat();
      await visit({ path: relative, sizeBytes: size, content: fileReader(handle, size, signal) });
      contentBytes += size;
      fileCount += 1;
    } finally {
      await handle.close();
    }
  }
  return { contentBytes, overheadBytes: 0, fileCount };
}

// In the order of names, as podman packs them: what describes pages comes before the pages.
async function* filesBelow(folder: string, prefix = ''): AsyncGenerator<string> {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const relative = path.join(prefix, entry.name);
    if (entry.isDirectory()) yield* filesBelow(folder, relative);
    else if (entry.isFile()) yield relative;
  }
}
