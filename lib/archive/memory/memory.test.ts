import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckpointSource } from '@/lib/archive/source/walk-checkpoint';
import { entriesOf } from '@/lib/archive/testing/mutate';
import { recordedCheckpoint, viewOf, withoutZstd } from '@/lib/archive/testing/recorded-checkpoint';
import type { MemoryHit } from '@/lib/domain/contents/memory-search';
import type { PageStatistics } from '@/lib/domain/contents/page-statistics';
import { countPages } from './count-pages';
import { DistinctPages } from './distinct-pages';
import { pageChunks } from './page-chunks';
import { searchPages } from './search-pages';

let recorded: Awaited<ReturnType<typeof recordedCheckpoint>>;
beforeAll(async () => {
  recorded = await recordedCheckpoint();
});
afterAll(() => recorded.remove());

async function search(source: CheckpointSource, text: string): Promise<MemoryHit[]> {
  const hits: MemoryHit[] = [];
  for await (const step of searchPages(source, Buffer.from(text), withoutZstd)) if ('hit' in step) hits.push(step.hit);
  return hits;
}

test('a hit has its process, mapping, address and what is around it', async () => {
  const hits = await search(recorded.gzip, 'GREETING=hello');
  expect(new Set(hits.map(({ pid }) => pid))).toEqual(new Set([1, 8, 9, 11, 12, 13]));
  const onStack = hits.find(({ pid, kind }) => pid === 11 && kind === 'memory-stack');
  expect(onStack).toMatchObject({ comm: 'sleep', mapping: { name: '[stack]', protection: 'rw-p' } });
  expect(onStack?.address).toMatch(/^0x7f[0-9a-f]{10}$/);
  expect(BigInt(onStack?.address ?? 0)).toBeGreaterThan(BigInt(onStack?.mapping?.startAddress ?? 0));
  expect(onStack?.match).toBe('GREETING=hello');
});

test('the folder and each archive give the same hits, all that a plain search of the pages finds', async () => {
  const [folder, plain, gzip] = await Promise.all(
    [recorded.folder, recorded.plain, recorded.gzip].map((source) => search(source, 'sleep')),
  );
  expect(plain).toEqual(folder);
  expect(gzip).toEqual(folder);
  const addresses = folder?.map(({ pid, address }) => `${pid} ${address}`);
  expect(new Set(addresses).size).toBe(folder?.length);
  expect(folder?.length).toBeGreaterThan(10);
});

test('pages that come before their tables are found all the same', async () => {
  const own = await recordedCheckpoint();
  const places = entriesOf(own.bytes);
  const blocks = ({ headerAt, sizeBytes }: (typeof places)[number]) =>
    own.bytes.subarray(headerAt, headerAt + 512 + Math.ceil(sizeBytes / 512) * 512);
  const isFirst = ({ path }: (typeof places)[number]) => path === 'checkpoint/pages-2.img';
  const sorted = [...places.filter(isFirst), ...places.filter((place) => !isFirst(place))];
  await writeFile(own.plain.file, Buffer.concat([...sorted.map(blocks), Buffer.alloc(1024)]));
  const key = ({ pid, address }: MemoryHit) => `${pid} ${address}`;
  const expected = (await search(recorded.plain, 'GREETING')).map(key).sort();
  expect((await search(own.plain, 'GREETING')).map(key).sort()).toEqual(expected);
  const view = await viewOf(own.plain);
  expect(view.processes.every(({ arguments: argv }) => argv !== null)).toBe(true);
  await own.remove();
});

test('a reader that stops early ends the walk', async () => {
  for await (const step of searchPages(recorded.gzip, Buffer.from('e'), withoutZstd)) if ('hit' in step) break;
  const stopped = AbortSignal.abort();
  const steps = searchPages(recorded.gzip, Buffer.from('e'), { ...withoutZstd, signal: stopped });
  await expect(steps.next()).rejects.toThrow('aborted');
});

test('pages are counted as a plain comparison of them counts', async () => {
  const pages: string[] = [];
  let statistics: PageStatistics | null = null;
  for await (const step of countPages(recorded.plain, withoutZstd))
    if ('statistics' in step) statistics = step.statistics;
  for await (const { bytes } of pageChunks(recorded.plain, withoutZstd)) {
    for (let at = 0; at < bytes.length; at += 4096) pages.push(bytes.toString('latin1', at, at + 4096));
  }
  const filled = pages.filter((page) => page !== '\0'.repeat(4096));
  expect(statistics).toMatchObject({
    pages: pages.length,
    zeroPages: pages.length - filled.length,
    distinctPages: new Set(filled).size,
    duplicatePages: filled.length - new Set(filled).size,
    isExact: true,
  });
  expect(statistics?.compression?.compressedBytes).toBeLessThan(statistics?.compression?.sampledBytes ?? 0);
});

test('a full table goes on with a fair sample of the contents, in the memory it has', () => {
  const distinct = new DistinctPages(2 ** 16);
  const contents = 400_000;
  let state = 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  const hashes = Array.from({ length: contents }, () => [random() ^ (random() >>> 16), random()] as const);
  for (let copy = 0; copy < 2; copy += 1) for (const [low, high] of hashes) distinct.add(low >>> 0, high);
  expect(distinct.countedFraction).toBeLessThan(1);
  const estimate = distinct.countedDuplicates / distinct.countedFraction;
  expect(Math.abs(estimate / contents - 1)).toBeLessThan(0.05);
});
