import 'server-only';

/** Bytes read from the front to the back, of a file or of a stream. */
export interface ByteReader {
  readonly positionBytes: number;
  /** The next bytes, at most `maxBytes` and at least one; null at the end. Valid until the next call of the reader. */
  next: (maxBytes: number) => Promise<Buffer | null>;
  /** Leaves out bytes; fewer only at the end. @returns how many were left out. */
  skip: (bytes: number) => Promise<number>;
}

/** Reads `bytes` into a buffer of its own; shorter only at the end. Callers bound `bytes` first. */
export async function readExactly(reader: ByteReader, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let missing = bytes;
  while (missing > 0) {
    const part = await reader.next(missing);
    if (part === null) break;
    parts.push(Buffer.from(part));
    missing -= part.length;
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

/** A view of the next `sizeBytes` of a reader, that counts from 0. */
export function limitedReader(reader: ByteReader, sizeBytes: number): ByteReader {
  let positionBytes = 0;
  return {
    get positionBytes() {
      return positionBytes;
    },
    async next(maxBytes) {
      const wanted = Math.min(maxBytes, sizeBytes - positionBytes);
      const part = wanted > 0 ? await reader.next(wanted) : null;
      positionBytes += part?.length ?? 0;
      return part;
    },
    async skip(bytes) {
      const skipped = await reader.skip(Math.min(bytes, sizeBytes - positionBytes));
      positionBytes += skipped;
      return skipped;
    },
  };
}
