import 'server-only';
import type { ByteReader } from './byte-reader';

/** Reads a stream of chunks, such as what a decompressor gives. */
export function streamReader(source: AsyncIterable<Buffer>, signal?: AbortSignal): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let positionBytes = 0;
  let chunk: Buffer | null = null;
  const fill = async (): Promise<Buffer | null> => {
    while (chunk === null || chunk.length === 0) {
      signal?.throwIfAborted();
      const { value, done } = await chunks.next();
      if (done === true) return null;
      chunk = value;
    }
    return chunk;
  };
  const take = (from: Buffer, bytes: number): Buffer => {
    chunk = from.subarray(bytes);
    positionBytes += bytes;
    return from.subarray(0, bytes);
  };
  return {
    get positionBytes() {
      return positionBytes;
    },
    async next(maxBytes) {
      const from = await fill();
      return from === null ? null : take(from, Math.min(maxBytes, from.length));
    },
    async skip(bytes) {
      let missing = bytes;
      while (missing > 0) {
        const from = await fill();
        if (from === null) break;
        missing -= take(from, Math.min(missing, from.length)).length;
      }
      return bytes - missing;
    },
  };
}
