import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExactly } from './byte-reader';
import { fileReader } from './file-reader';

const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 31 + (i >> 8)) & 255));
let folder = '';
let handle: FileHandle;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'file-reader-'));
  await writeFile(path.join(folder, 'file'), content);
  handle = await open(path.join(folder, 'file'));
});
afterAll(async () => {
  await handle.close();
  await rm(folder, { recursive: true });
});

test('whatever is read and left out, the bytes are those of the file at that place', async () => {
  for (const step of [1, 7, 511, 4_096, 65_535, 65_536, 65_537, 200_000]) {
    const reader = fileReader(handle, content.length);
    for (let at = 0; at < content.length; at += 2 * step) {
      expect(reader.positionBytes).toBe(at);
      const read = await readExactly(reader, step);
      expect(read.equals(content.subarray(at, at + step))).toBe(true);
      await reader.skip(step);
      if (step < 100 && at > 5_000) break;
    }
  }
});

test('small reads that stand together are one read of the file', async () => {
  let reads = 0;
  const counted = {
    read: (...args: Parameters<FileHandle['read']>) => {
      reads += 1;
      return handle.read(...args);
    },
  } as unknown as FileHandle;
  const reader = fileReader(counted, content.length);
  for (let i = 0; i < 128; i += 1) await readExactly(reader, 512);
  expect(reads).toBe(1);
  await reader.skip(100_000);
  await readExactly(reader, 512);
  expect(reads).toBe(2);
});

test('nothing comes from behind the end, also of a file that became shorter', async () => {
  const reader = fileReader(handle, 10);
  expect((await readExactly(reader, 100)).length).toBe(10);
  expect(await reader.next(1)).toBeNull();
  expect(await reader.skip(5)).toBe(0);
  const longer = fileReader(handle, content.length + 50);
  await longer.skip(content.length - 5);
  expect((await readExactly(longer, 100)).length).toBe(5);
});

test('a read after the signal is refused, though the bytes were read ahead', async () => {
  const abort = new AbortController();
  const reader = fileReader(handle, content.length, abort.signal);
  await readExactly(reader, 4);
  abort.abort();
  await expect(reader.next(4)).rejects.toThrow();
});
