import 'server-only';
import { hash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { CheckpointSource, WalkOptions } from '@/lib/archive/source/walk-checkpoint';
import { memoryKinds, type MemoryKind } from '@/lib/domain/contents/byte-kinds';
import { pageBytes, type PageStatistics } from '@/lib/domain/contents/page-statistics';
import { DistinctPages } from './distinct-pages';
import { pageChunks, type PageChunk } from './page-chunks';
import { runCursor, type RunCursor } from './run-cursor';

const compress = promisify(deflateRaw);
const zeroPage = Buffer.alloc(pageBytes);
const sampleBytes = 64 * 1024;
const maxSamples = 512;
const level = 1;

export type CountStep = { scannedBytes: number; totalBytes: number } | { statistics: PageStatistics };

/**
 * Reads every saved page: which are zero, which equal another (by 64 bits of their SHA-1), and how well some
 * blocks compress. The last step has the statistics.
 */
export async function* countPages(source: CheckpointSource, options: WalkOptions): AsyncGenerator<CountStep> {
  const startedAt = performance.now();
  const count = { pages: 0, zeroPages: 0, byKind: new Map<MemoryKind, { pages: number; zeroPages: number }>() };
  const distinct = new DistinctPages();
  const samples = { blocks: 0, sampledBytes: 0, compressedBytes: 0 };
  let cursor: RunCursor | null = null;
  let scannedBytes = 0;
  for await (const chunk of pageChunks(source, options)) {
    if (chunk.offsetBytes === 0 || cursor === null) cursor = runCursor(chunk.runs);
    countChunk(chunk, cursor, count, distinct);
    await sample(chunk, scannedBytes, samples);
    scannedBytes += chunk.bytes.length;
    yield { scannedBytes, totalBytes: Math.max(chunk.totalBytes, scannedBytes) };
  }
  yield { statistics: statisticsOf(count, distinct, samples, Math.round(performance.now() - startedAt)) };
}

interface Count {
  pages: number;
  zeroPages: number;
  byKind: Map<MemoryKind, { pages: number; zeroPages: number }>;
}

function countChunk(chunk: PageChunk, cursor: RunCursor, count: Count, distinct: DistinctPages): void {
  const { bytes, offsetBytes } = chunk;
  for (let at = 0; at + pageBytes <= bytes.length; at += pageBytes) {
    const kind = cursor.at(offsetBytes + at)?.mapping?.kind ?? 'memory-other';
    const ofKind = count.byKind.get(kind) ?? { pages: 0, zeroPages: 0 };
    count.byKind.set(kind, ofKind);
    const page = bytes.subarray(at, at + pageBytes);
    const isZero = page.equals(zeroPage);
    for (const sums of [count, ofKind]) {
      sums.pages += 1;
      sums.zeroPages += isZero ? 1 : 0;
    }
    if (isZero) continue;
    const digest = hash('sha1', page, 'buffer');
    distinct.add(digest.readUInt32LE(0), digest.readUInt32LE(4));
  }
}

interface Samples {
  blocks: number;
  sampledBytes: number;
  compressedBytes: number;
}

// Blocks at even distances over all the memory, the distance by the size that the tables announce.
async function sample(chunk: PageChunk, scannedBytes: number, samples: Samples): Promise<void> {
  const distanceBytes = Math.max(sampleBytes, Math.ceil(chunk.totalBytes / maxSamples / sampleBytes) * sampleBytes);
  for (let at = 0; at < chunk.bytes.length; at += sampleBytes) {
    if ((scannedBytes + at) % distanceBytes !== 0) continue;
    const block = chunk.bytes.subarray(at, at + sampleBytes);
    samples.blocks += 1;
    samples.sampledBytes += block.length;
    samples.compressedBytes += (await compress(block, { level })).length;
  }
}

function statisticsOf(count: Count, distinct: DistinctPages, samples: Samples, durationMs: number): PageStatistics {
  const { pages, zeroPages } = count;
  const { countedFraction } = distinct;
  const filledPages = pages - zeroPages;
  const duplicatePages = Math.min(filledPages, Math.round(distinct.countedDuplicates / countedFraction));
  return {
    ...{ pages, zeroPages, duplicatePages, countedFraction, durationMs },
    distinctPages: filledPages - duplicatePages,
    isExact: countedFraction === 1,
    compression:
      samples.blocks === 0
        ? null
        : {
            method: `deflate level ${level} on ${samples.blocks} blocks of 64 KiB, evenly spread`,
            sampledPages: Math.floor(samples.sampledBytes / pageBytes),
            sampledBytes: samples.sampledBytes,
            compressedBytes: samples.compressedBytes,
          },
    byKind: memoryKinds.flatMap((kind) => {
      const sums = count.byKind.get(kind);
      return sums ? [{ kind, ...sums }] : [];
    }),
  };
}
