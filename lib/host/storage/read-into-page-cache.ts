import 'server-only';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Parts of one file are read side by side, since one reader leaves a fast disk waiting; as many as libuv has threads. */
const readers = 4;
const chunkBytes = 4 * 1024 ** 2;

/**
 * Reads a file, or every file of a folder, so that the kernel's page cache holds it.
 * @returns the bytes that were read.
 */
export async function readIntoPageCache(target: string, signal: AbortSignal): Promise<number> {
  const info = await stat(target);
  const files = info.isDirectory() ? await filesOf(target) : [target];
  let bytes = 0;
  for (const file of files) bytes += await readFileInParts(file, signal);
  return bytes;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => path.join(folder, name));
}

async function readFileInParts(file: string, signal: AbortSignal): Promise<number> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    let next = 0;
    const reader = async () => {
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size));
      while (next < size) {
        signal.throwIfAborted();
        const position = next;
        next += chunkBytes;
        await handle.read(buffer, 0, Math.min(buffer.length, size - position), position);
      }
    };
    await Promise.all(Array.from({ length: readers }, reader));
    return size;
  } finally {
    await handle.close();
  }
}
