import 'server-only';
import type { FileHandle } from 'node:fs/promises';
import type { ByteReader } from './byte-reader';

const bufferBytes = 1024 * 1024;

/** Reads an open file. What is left out is not read: an archive on disk costs its headers only. */
export function fileReader(handle: FileHandle, sizeBytes: number, signal?: AbortSignal): ByteReader {
  let positionBytes = 0;
  let buffer: Buffer | null = null;
  return {
    get positionBytes() {
      return positionBytes;
    },
    async next(maxBytes) {
      signal?.throwIfAborted();
      const wanted = Math.min(maxBytes, bufferBytes, sizeBytes - positionBytes);
      if (wanted <= 0) return null;
      if (buffer === null || buffer.length < wanted) buffer = Buffer.allocUnsafe(wanted);
      const { bytesRead } = await handle.read(buffer, 0, wanted, positionBytes);
      positionBytes += bytesRead;
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead);
    },
    async skip(bytes) {
      const skipped = Math.max(0, Math.min(bytes, sizeBytes - positionBytes));
      positionBytes += skipped;
      return skipped;
    },
  };
}
