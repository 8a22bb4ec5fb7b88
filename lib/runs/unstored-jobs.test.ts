import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { runsDir } from '@/lib/env';
import { unstoredJobs } from './unstored-jobs';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
});
afterEach(() => data.remove());

test('a job whose folder is there and whose row is not is found, with nothing of what it ran', async () => {
  const folder = path.join(runsDir(), 'run');
  for (const name of ['job-1', 'job-2', 'job-2.old']) await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, 'restore.log'), '');
  expect(await unstoredJobs('run', [path.join(folder, 'job-1')])).toEqual([
    { argv: ['a command that was not stored yet (job-2)'], pid: 0, jobDir: path.join(folder, 'job-2') },
  ]);
});

test('a run without a folder has none', async () => {
  expect(await unstoredJobs('no-such-run', [])).toEqual([]);
});
