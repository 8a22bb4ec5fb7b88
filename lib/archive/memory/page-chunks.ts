import 'server-only';
import { classifyFile } from '@/lib/archive/contents/classify-file';
import { emptyImages, type Images } from '@/lib/archive/contents/images';
import { pageRuns, type PageRun } from '@/lib/archive/contents/page-runs';
import { pagesIdOf } from '@/lib/archive/contents/read-checkpoint';
import { readImageEntry } from '@/lib/archive/contents/read-entry';
import type { ByteReader } from '@/lib/archive/source/byte-reader';
import type { Entry } from '@/lib/archive/source/entry';
import { walkCheckpoint, type CheckpointSource, type WalkOptions } from '@/lib/archive/source/walk-checkpoint';
import { pageBytes } from '@/lib/domain/contents/page-statistics';
import { generated, type Emit } from './generated';

const chunkBytes = 1024 * 1024;

/** A part of a file of pages: whole pages, but for the end of a damaged file. Its bytes are valid until the next. */
export interface PageChunk {
  images: Images;
  file: string;
  fileSizeBytes: number;
  offsetBytes: number;
  bytes: Buffer;
  /** The runs of pages of this file, from its front; one iteration for all its chunks. */
  runs: Iterator<PageRun>;
  isLast: boolean;
  /** Bytes of all pages that the tables name. */
  totalBytes: number;
}

/**
 * The saved memory of a checkpoint, from front to back, in chunks of 1 MiB. An archive is passed once, as it is
 * read: a second time only for pages that come before their tables.
 */
export function pageChunks(source: CheckpointSource, options: WalkOptions): AsyncGenerator<PageChunk> {
  return generated(async (emit, stopped) => {
    const signal = options.signal ? AbortSignal.any([options.signal, stopped]) : stopped;
    const images = emptyImages();
    const early = new Set<string>();
    let decodedBytes = 0;
    const visit = async (entry: Entry) => {
      const { kind, imageFile } = classifyFile(entry.path);
      const pagesId = pagesIdOf(imageFile);
      if (pagesId === null) {
        if (imageFile === null || decodedFiles.has(entry.path)) return;
        decodedFiles.add(entry.path);
        const { reading } = await readImageEntry(entry, imageFile, {
          images,
          decodedBytes,
          isKnown: kind !== 'unknown',
        });
        if (reading === 'decoded') decodedBytes += entry.content.positionBytes;
      } else if (images.pagemaps.some((pagemap) => pagemap.pagesId === pagesId)) {
        if (early.size === 0 || early.delete(entry.path)) await emitChunks(entry, pagesId, images, emit);
      } else early.add(entry.path);
    };
    const decodedFiles = new Set<string>();
    await walkCheckpoint(source, visit, { ...options, signal });
    if (early.size > 0) await walkCheckpoint(source, visit, { ...options, signal });
  });
}

async function emitChunks(entry: Entry, pagesId: number, images: Images, emit: Emit<PageChunk>): Promise<void> {
  const { path: file, sizeBytes: fileSizeBytes, content } = entry;
  const runs = presentRuns(images, pagesId, fileSizeBytes);
  const buffer = Buffer.allocUnsafe(chunkBytes);
  const totalBytes = presentBytes(images);
  for (let offsetBytes = 0; offsetBytes < fileSizeBytes;) {
    const filled = await fill(buffer, content);
    if (filled === 0) break;
    const isLast = offsetBytes + filled >= fileSizeBytes;
    const bytes = buffer.subarray(0, filled);
    await emit({ images, file, fileSizeBytes, offsetBytes, bytes, runs, isLast, totalBytes });
    offsetBytes += filled;
  }
}

async function fill(buffer: Buffer, content: ByteReader): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const part = await content.next(buffer.length - filled);
    if (part === null) break;
    part.copy(buffer, filled);
    filled += part.length;
  }
  return filled;
}

function* presentRuns(images: Images, pagesId: number, fileSizeBytes: number): Generator<PageRun> {
  for (const run of pageRuns(images, pagesId, fileSizeBytes)) if (run.offsetBytes !== null) yield run;
}

function presentBytes({ pagemaps }: Images): number {
  let pages = 0;
  for (const { entryCount, isPresent, pageCount } of pagemaps) {
    for (let i = 0; i < entryCount; i += 1) if (isPresent[i] === 1) pages += pageCount[i] ?? 0;
  }
  return pages * pageBytes;
}
