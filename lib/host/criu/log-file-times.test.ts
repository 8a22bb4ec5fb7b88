import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logFileTimes } from './log-file-times';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'log-file-times-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the times of a log are those of its file, after the start', async () => {
  const since = new Date();
  const file = path.join(folder, 'new.log');
  await writeFile(file, 'x');
  const later = new Date(since.getTime() + 5_000);
  await utimes(file, later, later);
  const times = await logFileTimes(file, since);
  expect(times?.writtenMs).toBe(5_000);
  expect(times?.createdMs).toBeLessThan(5_000);
});

test('the log of an earlier command says nothing about this one', async () => {
  const file = path.join(folder, 'old.log');
  await writeFile(file, 'x');
  expect(await logFileTimes(file, new Date(Date.now() + 60_000))).toBeUndefined();
  expect(await logFileTimes(path.join(folder, 'none.log'), new Date())).toBeUndefined();
});
