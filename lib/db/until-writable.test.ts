import { afterEach, beforeEach, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from './client';
import { ensureLocalHost } from './hosts';
import { migrateDatabase } from './migrate';
import { createRun, getRunSummary, updateRun } from './runs';
import { freshDataFolder } from './testing/fresh-database';
import { untilWritable } from './until-writable';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  await ensureLocalHost('test');
});
afterEach(() => data.remove());

/** SQLite's own way to refuse every write, with the error of a read-only file. */
const refuseWrites = (isRefused: boolean) => db().$executeRawUnsafe(`PRAGMA query_only = ${isRefused ? 1 : 0}`);
const newRun = () => createRun({ kind: 'stop', title: 't', hostId: 'local', options: {}, phases: [] });

test('a change of a run waits for a database that cannot be written to, and is stored then', async () => {
  const { id } = await newRun();
  await refuseWrites(true);
  let isStored = false;
  const writing = updateRun(id, { status: 'running' }).then(() => (isStored = true));
  await sleep(400);
  expect(isStored).toBe(false);
  expect((await getRunSummary(id))?.status).toBe('queued');
  await refuseWrites(false);
  await writing;
  expect((await getRunSummary(id))?.status).toBe('running');
});

test('who clicks is told at once', async () => {
  await refuseWrites(true);
  await expect(newRun()).rejects.toMatchObject({ code: 'database/not-writable' });
});

test('any other error is not tried again', async () => {
  let calls = 0;
  const work = () => Promise.reject(new Error(`UNIQUE constraint failed: ${(calls += 1)}`));
  await expect(untilWritable(work)).rejects.toThrow('UNIQUE constraint failed: 1');
});
