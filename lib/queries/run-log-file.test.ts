import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { addLogFile } from '@/lib/db/run-commands';
import { createRun, updateRun } from '@/lib/db/runs';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { runsDir } from '@/lib/env';
import { runLogFile } from './run-log-file';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
let runId = '';
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  await ensureLocalHost('h');
  ({ id: runId } = await createRun({ kind: 'restore', title: 'Restore', hostId: 'local', options: {}, phases: [] }));
  await updateRun(runId, { status: 'running' });
});
afterEach(() => data.remove());

const elsewhere = '/var/lib/earlier/runs/x/restore.log.gz';

test('a log that was kept in a data folder which has been moved since is found where it is now', async () => {
  await addLogFile(runId, { name: 'restore.log', path: elsewhere, sizeBytes: 1 });
  await updateRun(runId, { status: 'succeeded' });
  await expect(runLogFile(runId, 'restore.log')).rejects.toMatchObject({ code: 'run/log-not-found' });
  const file = path.join(runsDir(), runId, 'restore.log.gz');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
  expect(await runLogFile(runId, 'restore.log')).toMatchObject({ file, isLive: false });
});

test('while the run goes on the log is where CRIU writes it', async () => {
  await addLogFile(runId, { name: 'restore.log', path: elsewhere, sizeBytes: 1 });
  expect(await runLogFile(runId, 'restore.log')).toMatchObject({ file: elsewhere, isLive: true });
});
