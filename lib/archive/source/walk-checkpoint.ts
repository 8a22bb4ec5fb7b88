import 'server-only';
import { open, type FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { AppError, isAppError } from '@/lib/errors/app-error';
import type { Visit, WalkTotals } from './entry';
import { fileReader } from './file-reader';
import { streamReader } from './stream-reader';
import { walkFolder } from './walk-folder';
import { walkTar } from './walk-tar';

/** Where a checkpoint lies: a folder, or one archive file, however it is compressed. */
export type CheckpointSource = { form: 'folder'; folder: string } | { form: 'archive'; file: string };

export type SourceCompression = 'none' | 'gzip' | 'zstd';

export interface WalkOptions {
  signal?: AbortSignal;
  /** Unpacks a zstd file as a stream; it fails with an AppError when it cannot. Processes are started elsewhere. */
  openZstd: (file: string, signal: AbortSignal) => AsyncIterable<Buffer>;
}

export interface Walked extends WalkTotals {
  compression: SourceCompression;
  /** Bytes on disk. */
  sizeBytes: number;
}

/**
 * Visits every regular file of a checkpoint once, in the order in which it lies there.
 * @throws AppError archive/missing, archive/corrupt, archive/no-zstd; the signal's reason when it is aborted.
 */
export async function walkCheckpoint(source: CheckpointSource, visit: Visit, options: WalkOptions): Promise<Walked> {
  try {
    if (source.form === 'archive') return await walkArchive(source.file, visit, options);
    const totals = await walkFolder(source.folder, visit, options.signal);
    return { ...totals, compression: 'none', sizeBytes: totals.contentBytes };
  } catch (error) {
    throw asAppError(error, options.signal);
  }
}

async function walkArchive(file: string, visit: Visit, { signal, openZstd }: WalkOptions): Promise<Walked> {
  const handle = await open(file, 'r');
  const ended = new AbortController();
  try {
    const { size: sizeBytes } = await handle.stat();
    const compression = await compressionOf(handle);
    const stop = AbortSignal.any([ended.signal, ...(signal ? [signal] : [])]);
    const reader =
      compression === 'none'
        ? fileReader(handle, sizeBytes, signal)
        : streamReader(compression === 'zstd' ? openZstd(file, stop) : gunzipped(handle, stop), signal);
    return { ...(await walkTar(reader, visit)), compression, sizeBytes };
  } finally {
    ended.abort();
    await handle.close();
  }
}

// By its first bytes, for a file can have any name.
async function compressionOf(handle: FileHandle): Promise<SourceCompression> {
  const start = Buffer.alloc(4);
  await handle.read(start, 0, 4, 0);
  if (start.readUInt16BE() === 0x1f8b) return 'gzip';
  return start.readUInt32LE() === 0xfd2fb528 ? 'zstd' : 'none';
}

async function* gunzipped(handle: FileHandle, signal: AbortSignal): AsyncGenerator<Buffer> {
  const chunkBytes = 256 * 1024;
  const packed = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: chunkBytes, signal });
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  packed.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of packed.pipe(unpacked)) yield chunk as Buffer;
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

// ELOOP: a file was exchanged for a link, and links are not followed.
const cannotOpen = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EIO', 'ELOOP']);

function asAppError(error: unknown, signal?: AbortSignal): unknown {
  if (isAppError(error) || signal?.aborted === true) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && cannotOpen.has(code)) {
    return new AppError('archive/missing', `The files of the checkpoint cannot be opened (${code}).`, { cause: error });
  }
  if (code?.startsWith('Z_') === true) {
    return new AppError('archive/corrupt', `The gzip compression is damaged: ${message}.`, { cause: error });
  }
  return error;
}
