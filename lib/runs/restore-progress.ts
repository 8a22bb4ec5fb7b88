import 'server-only';
import { open } from 'node:fs/promises';

// CRIU's restorer logs each read of pages as "pie: N: `- returned BYTES"; see docs/architecture.md.
const returned = /`- returned (\d+)\n/g;
/** A line is shorter than this, so what is kept back from one look is enough to finish it at the next. */
const longestLineBytes = 64 * 1024;
const chunkBytes = 4 * 1024 * 1024;

/**
 * Counts the bytes of memory pages that a restore under way has read so far, from CRIU's restore.log. Each call
 * reads only what was written since the last one, so that looking costs the restore nothing, however long its log.
 */
export function restoredBytesReader(logFile: string): () => Promise<number> {
  let offset = 0;
  let rest = '';
  let bytes = 0;
  return async () => {
    const handle = await open(logFile, 'r');
    try {
      // podman begins a new file for each restore: a shorter one is another one.
      if ((await handle.stat()).size < offset) [offset, rest, bytes] = [0, '', 0];
      const buffer = Buffer.alloc(chunkBytes);
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, chunkBytes, offset);
        if (bytesRead === 0) return bytes;
        offset += bytesRead;
        const text = rest + buffer.toString('latin1', 0, bytesRead);
        for (const match of text.matchAll(returned)) bytes += Number(match[1]);
        rest = text.slice(text.lastIndexOf('\n') + 1).slice(-longestLineBytes);
      }
    } finally {
      await handle.close();
    }
  };
}
