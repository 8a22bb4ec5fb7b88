import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readIntoPageCache } from './read-into-page-cache';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'prefetch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('reads every byte of every file of a folder, empty ones included', async () => {
  await writeFile(path.join(folder, 'pages-1.img'), Buffer.alloc(9 * 1024 ** 2 + 7));
  await writeFile(path.join(folder, 'empty.img'), '');
  expect(await readIntoPageCache(folder, new AbortController().signal)).toBe(9 * 1024 ** 2 + 7);
});

it('reads a single archive', async () => {
  const file = path.join(folder, 'archive.tar');
  await writeFile(file, 'tar');
  expect(await readIntoPageCache(file, new AbortController().signal)).toBe(3);
});

it('stops when the run is cancelled', async () => {
  await writeFile(path.join(folder, 'pages-1.img'), Buffer.alloc(1024));
  await expect(readIntoPageCache(folder, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
});
