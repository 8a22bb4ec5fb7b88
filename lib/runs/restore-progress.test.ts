import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { restoredBytesReader } from './restore-progress';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'progress-'));
});
afterEach(() => rm(folder, { recursive: true }));

const line = (bytes: number) => `(00.120000) pie: 1: \`- returned ${bytes}\n`;

test('each line counts once, also when a look falls into the middle of it', async () => {
  const file = path.join(folder, 'restore.log');
  const read = restoredBytesReader(file);
  await writeFile(file, line(4096) + line(8192).slice(0, 30));
  expect(await read()).toBe(4096);
  await appendFile(file, line(8192).slice(30));
  expect(await read()).toBe(4096 + 8192);
  expect(await read()).toBe(4096 + 8192);
});

test('the log of the restore before is not counted', async () => {
  const file = path.join(folder, 'restore.log');
  const read = restoredBytesReader(file);
  await writeFile(file, line(4096).repeat(3));
  await read();
  await writeFile(file, line(100));
  expect(await read()).toBe(100);
});

test('a log that is not there yet is an error, which the watcher takes for nothing new', async () => {
  await expect(restoredBytesReader(path.join(folder, 'none'))()).rejects.toThrow('ENOENT');
});
