import 'server-only';
import { hexAddress } from '@/lib/archive/contents/memory-view';
import type { CheckpointSource, WalkOptions } from '@/lib/archive/source/walk-checkpoint';
import type { MemoryHit } from '@/lib/domain/contents/memory-search';
import { pageBytes } from '@/lib/domain/contents/page-statistics';
import { pageChunks, type PageChunk } from './page-chunks';
import { runCursor, type RunCursor } from './run-cursor';

const contextBytes = 32;

export type SearchStep = { hit: MemoryHit } | { scannedBytes: number; totalBytes: number };

/** Every place of the saved memory that has these bytes, in the order of the files of pages, with progress between. */
export async function* searchPages(
  source: CheckpointSource,
  needle: Buffer,
  options: WalkOptions,
): AsyncGenerator<SearchStep> {
  let scannedBytes = 0;
  let file: FileSearch | null = null;
  for await (const chunk of pageChunks(source, options)) {
    if (chunk.offsetBytes === 0 || file === null) file = startFile(chunk, needle);
    for (const hit of hitsOf(file, chunk)) yield { hit };
    scannedBytes += chunk.bytes.length;
    yield { scannedBytes, totalBytes: Math.max(chunk.totalBytes, scannedBytes) };
  }
}

/** A search in one file of pages: the end of a chunk is kept, for a match or its surroundings may go on. */
interface FileSearch {
  needle: Buffer;
  cursor: RunCursor;
  kept: Buffer;
  /** Offset in the file from which matches are new. */
  nextBytes: number;
}

const startFile = ({ runs }: PageChunk, needle: Buffer): FileSearch => ({
  needle,
  cursor: runCursor(runs),
  kept: Buffer.alloc(0),
  nextBytes: 0,
});

function* hitsOf(search: FileSearch, chunk: PageChunk): Generator<MemoryHit> {
  const { needle, cursor } = search;
  const bytes = Buffer.concat([search.kept, chunk.bytes]);
  const baseBytes = chunk.offsetBytes - search.kept.length;
  // What follows a match must be there to be shown; at the end of the file there is no more of it.
  const lastStart = bytes.length - needle.length - (chunk.isLast ? 0 : contextBytes);
  let from = Math.max(0, search.nextBytes - baseBytes);
  for (;;) {
    const found = bytes.indexOf(needle, from);
    if (found < 0 || found > lastStart) break;
    const isReal = cursor.isContiguous(baseBytes + found, needle.length);
    if (isReal) yield toHit(search, chunk, bytes, found, baseBytes);
    from = found + (isReal ? needle.length : 1);
  }
  search.nextBytes = baseBytes + Math.max(from, lastStart + 1);
  search.kept = Buffer.from(bytes.subarray(Math.max(0, lastStart + 1 - contextBytes)));
}

function toHit(
  { cursor, needle }: FileSearch,
  chunk: PageChunk,
  bytes: Buffer,
  at: number,
  baseBytes: number,
): MemoryHit {
  const fileOffsetBytes = baseBytes + at;
  const run = cursor.at(fileOffsetBytes);
  const page = (run?.firstPage ?? 0) + Math.floor((fileOffsetBytes - (run?.offsetBytes ?? 0)) / pageBytes);
  const pid = run?.pagemap.pid ?? null;
  const mapping = run?.mapping ?? null;
  const end = at + needle.length;
  return {
    pid,
    comm: pid === null ? null : (chunk.images.records('core', pid)[0]?.tc?.comm ?? null),
    address: hexAddress(page, fileOffsetBytes % pageBytes),
    kind: mapping?.kind ?? 'memory-other',
    mapping: mapping && {
      startAddress: hexAddress(mapping.firstPage),
      name: mapping.name,
      protection: mapping.protection,
    },
    file: chunk.file,
    fileOffsetBytes,
    before: readable(bytes.subarray(Math.max(0, at - contextBytes), at)),
    match: readable(bytes.subarray(at, end)),
    after: readable(bytes.subarray(end, end + contextBytes)),
  };
}

// What is cut at a character's middle or is no text becomes a middle dot.
const readable = (bytes: Buffer): string => bytes.toString('utf8').replace(/[\p{C}\uFFFD]/gu, '·');
