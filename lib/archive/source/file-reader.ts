import 'server-only';
import type { FileHandle } from 'node:fs/promises';
import type { ByteReader } from './byte-reader';

const bufferBytes = 1024 * 1024;
/** Headers and records are small and stand together: one read brings many of them, and costs what one of 512 bytes does. */
const windowBytes = 64 * 1024;

/** Reads an open file. What is left out is not read: an archive on disk costs its headers and their surroundings only. */
export function fileReader(handle: FileHandle, sizeBytes: number, signal?: AbortSignal): ByteReader {
  let positionBytes = 0;
  let buffer: Buffer | null = null;
  let window: Buffer | null = null;
  /** What was read ahead; it begins at `aheadAtBytes` of the file. */
  let ahead: Buffer | null = null;
  let aheadAtBytes = 0;
  const readAt = async (into: Buffer, bytes: number): Promise<Buffer> => {
    const { bytesRead } = await handle.read(into, 0, bytes, positionBytes);
    return into.subarray(0, bytesRead);
  };
  const take = (from: Buffer): Buffer | null => {
    positionBytes += from.length;
    return from.length === 0 ? null : from;
  };
  return {
    get positionBytes() {
      return positionBytes;
    },
    async next(maxBytes) {
      signal?.throwIfAborted();
      const leftBytes = sizeBytes - positionBytes;
      const wanted = Math.min(maxBytes, bufferBytes, leftBytes);
      if (wanted <= 0) return null;
      const offset = positionBytes - aheadAtBytes;
      if (ahead !== null && offset >= 0 && offset < ahead.length) return take(ahead.subarray(offset, offset + wanted));
      if (wanted >= windowBytes) {
        if (buffer === null || buffer.length < wanted) buffer = Buffer.allocUnsafe(wanted);
        return take(await readAt(buffer, wanted));
      }
      // A small file needs no more than itself.
      window ??= Buffer.allocUnsafe(Math.min(windowBytes, leftBytes));
      ahead = await readAt(window, Math.min(window.length, leftBytes));
      aheadAtBytes = positionBytes;
      return take(ahead.subarray(0, wanted));
    },
    async skip(bytes) {
      const skipped = Math.max(0, Math.min(bytes, sizeBytes - positionBytes));
      positionBytes += skipped;
      return skipped;
    },
  };
}
