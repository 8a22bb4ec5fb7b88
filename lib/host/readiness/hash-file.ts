import 'server-only';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

/** Large enough for a disk, small enough that a request never waits long for one block's hash (below 1 ms). */
const blockBytes = 1024 ** 2;

/**
 * SHA-256 of a file in hexadecimal, read block by block. `rest` is awaited before each block and may hold it up.
 * @throws the file system's error when the file cannot be read.
 */
export async function hashFile(file: string, rest: (doneBytes: number) => Promise<void> = idle): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    const block = Buffer.allocUnsafe(blockBytes);
    let doneBytes = 0;
    for (;;) {
      await rest(doneBytes);
      const { bytesRead } = await handle.read(block, 0, blockBytes, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytesRead));
      doneBytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

async function idle(): Promise<void> {
  await setImmediate();
}
