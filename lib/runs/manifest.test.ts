import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createCheckpoint } from '@/lib/db/checkpoints';
import { failManifest, getManifest } from '@/lib/db/manifests';
import { createRun, updateRun } from '@/lib/db/runs';
import { testDatabase } from '@/lib/db/testing/test-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { beginManifest, resumeManifests, retryManifest, whenHashed } from './manifest';
import { findDifferences } from './verify-checkpoint';

const data = testDatabase();

const content = Buffer.alloc(3 * 1024 ** 2 + 17, 'page');
const digest = createHash('sha256').update(content).digest('hex');
const facts = { cpuFlags: null, mounts: [], ipAddress: null };

/** A ready checkpoint with one large and one empty file. */
async function made(id: string): Promise<string> {
  const folder = path.join(data.folder, id);
  await mkdir(path.join(folder, 'images'), { recursive: true });
  await writeFile(path.join(folder, 'images', 'pages-1.img'), content);
  await writeFile(path.join(folder, 'empty'), '');
  await createCheckpoint({
    ...{ id, hostId: 'local', name: id, note: '', state: 'ready', isGolden: false, form: 'directory' },
    ...{ compression: 'none', storage: 'disk', specId: null, specName: null, specSnapshot: demoSpec },
    ...{ containerId: 'c', containerName: 'c', imageName: 'i', imageId: 'i', path: folder, sizeBytes: 1 },
    ...{ layerBytes: 0, createdByRunId: null, reference: null, options: dumpOptionsSchema.parse({}) },
    engineFacts: { userdataDir: '/u', upperDir: '/l', network: 'bridge', hostPort: null },
  });
  return folder;
}

test('before a server resumes them manifests are lists; then also those are made that an earlier end left out', async () => {
  const folder = await made('listed');
  await made('of-an-earlier-version');
  await beginManifest('listed', folder, async () => facts);
  await whenHashed();
  expect(await getManifest('listed')).toMatchObject({
    state: 'listed',
    entries: [{ path: 'empty' }, { sha256: null }],
  });
  expect(await getManifest('of-an-earlier-version')).toBeNull();
  await beginManifest('failed-before', await made('failed-before'), async () => facts);
  await failManifest('failed-before', 'ENOSPC');

  resumeManifests();
  await whenHashed();
  for (const id of ['listed', 'of-an-earlier-version', 'failed-before']) {
    const manifest = await getManifest(id);
    expect(manifest).toMatchObject({ state: 'complete', totalBytes: content.length });
    expect(manifest?.entries.map(({ path: file, sha256 }) => [file, sha256])).toEqual([
      ['empty', createHash('sha256').digest('hex')],
      ['images/pages-1.img', digest],
    ]);
  }
  expect((await getManifest('of-an-earlier-version'))?.dumpFacts).toBeNull();
});

test('what could not be hashed is hashed when asked for again, and a change since the dump is found again', async () => {
  const [folder, moved] = [await made('retried'), path.join(data.folder, 'moved')];
  await rename(folder, moved);
  await beginManifest('retried', moved, async () => facts);
  await whenHashed();
  expect(await getManifest('retried')).toMatchObject({ state: 'failed', note: expect.stringContaining('missing') });
  await whenHashed();
  expect((await getManifest('retried'))?.state).toBe('failed');

  await rename(moved, folder);
  await retryManifest('retried');
  await whenHashed();
  expect(await getManifest('retried')).toMatchObject({ state: 'complete', note: null, dumpFacts: facts });

  await failManifest('retried', 'as if it had failed');
  await writeFile(path.join(folder, 'empty'), 'not any more');
  await retryManifest('retried');
  await whenHashed();
  expect(await getManifest('retried')).toMatchObject({ state: 'failed', note: expect.stringContaining('empty') });
});

test('nothing is hashed while a run is under way', async () => {
  const run = await createRun({ kind: 'stop', title: 'x', hostId: 'local', options: {}, phases: [] });
  await updateRun(run.id, { status: 'running', startedAt: new Date() });
  await beginManifest('waits', await made('waits'), async () => facts);
  await sleep(300);
  expect((await getManifest('waits'))?.state).toBe('listed');
  await updateRun(run.id, { status: 'succeeded', finishedAt: new Date() });
  await whenHashed();
  expect((await getManifest('waits'))?.state).toBe('complete');
});

test('a file that changes between its listing and its hash makes no false witness', async () => {
  const run = await createRun({ kind: 'stop', title: 'x', hostId: 'local', options: {}, phases: [] });
  await updateRun(run.id, { status: 'running', startedAt: new Date() });
  const folder = await made('changed');
  await beginManifest('changed', folder, async () => facts);
  await writeFile(path.join(folder, 'images', 'pages-1.img'), 'short');
  const gone = await made('gone');
  await beginManifest('gone', gone, async () => facts);
  await rm(gone, { recursive: true });
  await updateRun(run.id, { status: 'succeeded', finishedAt: new Date() });
  await whenHashed();
  expect(await getManifest('changed')).toMatchObject({
    state: 'failed',
    note: expect.stringMatching(/pages-1\.img was changed/),
  });
  expect(await getManifest('gone')).toMatchObject({ state: 'failed', note: expect.stringMatching(/is missing/) });
});

test('a verification tells missing, shorter and changed files apart and counts every byte', async () => {
  const folder = await made('verified');
  await beginManifest('verified', folder, async () => facts);
  await whenHashed();
  const entries = (await getManifest('verified'))?.entries ?? [];
  const progress = { doneBytes: 0, totalBytes: 0 };
  expect(await findDifferences(folder, entries, progress)).toEqual([]);
  expect(progress.doneBytes).toBe(content.length);
  const other = Buffer.from(content);
  other[2 * 1024 ** 2] = 0;
  await writeFile(path.join(folder, 'images', 'pages-1.img'), other);
  await rm(path.join(folder, 'empty'));
  expect((await findDifferences(folder, entries)).map(({ path: file, fault }) => `${file} ${fault}`)).toEqual([
    'empty missing',
    'images/pages-1.img changed',
  ]);
  await writeFile(path.join(folder, 'images', 'pages-1.img'), content.subarray(1));
  expect((await findDifferences(folder, entries)).map(({ fault }) => fault)).toEqual(['missing', 'shorter']);
});
