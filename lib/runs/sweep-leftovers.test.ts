import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { checkpointDir } from '@/lib/env';
import { isAbandonedTestFile, withTestFile } from '@/lib/host/limits/file-read';
import { sweepLeftovers, sweepUntilClean } from './sweep-leftovers';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await mkdir(path.join(checkpointDir(), 'kept', 'images'), { recursive: true });
});
afterEach(() => data.remove());

/** Above every kernel's largest pid. */
const deadPid = 4_194_305;

test('a half-deleted checkpoint and a dead process’s test file go; all else stays', async () => {
  await mkdir(path.join(checkpointDir(), 'gone.deleted', 'images'), { recursive: true });
  await writeFile(path.join(checkpointDir(), 'gone.deleted', 'images', 'pages-1.img'), 'x');
  await writeFile(path.join(checkpointDir(), `.host-limits-${deadPid}`), 'x');
  await writeFile(path.join(checkpointDir(), `.host-limits-${process.ppid}`), 'x');
  await writeFile(path.join(checkpointDir(), 'notes.txt'), 'x');
  await sweepLeftovers();
  expect((await readdir(checkpointDir())).sort()).toEqual([`.host-limits-${process.ppid}`, 'kept', 'notes.txt']);
});

test('a test file that this process could not remove goes, one that it reads stays', async () => {
  const left = path.join(checkpointDir(), 'kept', `.host-limits-${process.pid}`);
  await writeFile(left, 'x');
  expect(await isAbandonedTestFile(left)).toBe(true);
  await withTestFile(checkpointDir(), new AbortController().signal, async (file) => {
    expect(await isAbandonedTestFile(file)).toBe(false);
    await sweepLeftovers();
    expect(await readdir(checkpointDir())).toContain(path.basename(file));
  });
  expect(await readdir(checkpointDir())).toEqual(['kept']);
});

test('without any folder there is nothing to do', async () => {
  await data.remove();
  await expect(sweepLeftovers()).resolves.toBe(0);
});

test('what was left behind goes by itself after a while', async () => {
  await mkdir(path.join(checkpointDir(), 'gone.deleted'));
  sweepUntilClean(1);
  await vi.waitFor(async () => expect(await readdir(checkpointDir())).toEqual(['kept']));
});
