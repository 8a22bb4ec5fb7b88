import { appendFile, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchLog } from './watch-log';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'watch-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a log begins with its first bytes, not when its empty file is made, and ends with its last change', async () => {
  const file = path.join(folder, 'restore.log');
  const watching = watchLog(file);
  const since = new Date();
  await writeFile(file, '');
  await writeFile(path.join(folder, 'other.log'), 'x');
  await sleep(150);
  const beforeMs = Date.now() - since.getTime();
  await appendFile(file, '(00.000000) first\n');
  await sleep(150);
  await appendFile(file, '(00.100000) second\n');
  const later = new Date(since.getTime() + 5_000);
  await utimes(file, later, later);
  const times = await watching.times(since);
  expect(times?.begunMs).toBeGreaterThanOrEqual(beforeMs);
  expect(times?.begunMs).toBeLessThan(5_000);
  expect(times?.writtenMs).toBeCloseTo(5_000, 1);
});

test('a log that never began, and one in a folder that is not there, say nothing', async () => {
  expect(await watchLog(path.join(folder, 'none.log')).times(new Date())).toBeUndefined();
  expect(await watchLog(path.join(folder, 'no', 'such.log')).times(new Date())).toBeUndefined();
});
