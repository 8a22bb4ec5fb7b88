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
    const early = new Map<string, number>();
    const passed = new Set<string>();
    let decodedBytes = 0;
    const visit = async (entry: Entry) => {
      const { kind, imageFile } = classifyFile(entry.path);
      if (imageFile === null || passed.has(entry.path)) return;
      const pagesId = pagesIdOf(imageFile);
      if (pagesId !== null && !hasTable(images, pagesId)) {
        early.set(entry.path, pagesId);
        return;
      }
      passed.add(entry.path);
      if (pagesId !== null) return emitChunks(entry, pagesId, images, emit);
      const isKnown = kind !== 'unknown';
      const { reading } = await readImageEntry(entry, imageFile, { images, decodedBytes, isKnown });
      if (reading === 'decoded') decodedBytes += entry.content.positionBytes;
    };
    await walkCheckpoint(source, visit, { ...options, signal });
    // Pages that no table names are left out: nobody could say whose they are.
    const isLate = [...early.values()].some((pagesId) => hasTable(images, pagesId));
    if (isLate) await walkCheckpoint(source, visit, { ...options, signal });
  });
}

const hasTable = ({ pagemaps }: Images, pagesId: number): boolean => pagemaps.some((one) => one.pagesId === pagesId);

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
