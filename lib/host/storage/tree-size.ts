import 'server-only';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Apparent bytes of all regular files below a folder; 0 when it is not there. Links are not followed. */
export async function treeSizeBytes(folder: string): Promise<number> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return 0;
  }
  let bytes = 0;
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) bytes += await treeSizeBytes(file);
    else if (entry.isFile()) bytes += (await lstat(file).catch(() => ({ size: 0 }))).size;
  }
  return bytes;
}

/** Regular files below `folder` changed after `sinceMs` (Unix time), relative to it. */
export async function filesChangedSince(folder: string, sinceMs: number, prefix = ''): Promise<string[]> {
  const changed: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const relative = path.join(prefix, entry.name);
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) changed.push(...(await filesChangedSince(file, sinceMs, relative)));
    else if (entry.isFile() && (await lstat(file)).ctimeMs > sinceMs) changed.push(relative);
  }
  return changed;
}
