import { beforeAll, expect, test } from 'vitest';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { specSchema } from '@/lib/domain/spec';
import { createCheckpoint, updateCheckpoint } from './checkpoints';
import { findJumpTargets } from './jump-targets';
import { createRun } from './runs';
import { saveSpec } from './specs';
import { testDatabase } from './testing/test-database';

const spec = specSchema.parse({
  name: 'llama',
  image: 'localhost/server',
  port: { containerPort: 8000 },
  requestBody: { prompt: 'x' },
});

const checkpointNamed = (name: string, state: 'ready' | 'lost') =>
  createCheckpoint({
    hostId: 'local',
    name,
    note: '',
    state,
    isGolden: false,
    form: 'directory',
    compression: 'none',
    storage: 'disk',
    specId: null,
    specName: 'llama',
    specSnapshot: spec,
    containerId: 'c',
    containerName: 'llama-1',
    imageName: 'localhost/server',
    imageId: 'i',
    path: '/checkpoints/x',
    sizeBytes: 0,
    layerBytes: 0,
    options: dumpOptionsSchema.parse({}),
    reference: null,
    createdByRunId: null,
    engineFacts: { userdataDir: '/u', upperDir: '/d', network: 'bridge', hostPort: 18_000 },
  });

const runOf = (kind: 'restore' | 'benchmark', title: string, parentRunId: string | null = null) =>
  createRun({ kind, title, hostId: 'local', options: {}, phases: [], ...(parentRunId ? { parentRunId } : {}) });

testDatabase();
let deletedId: string;
let restoreId: string;
beforeAll(async () => {
  await saveSpec({ id: null, spec });
  await checkpointNamed('warm', 'ready');
  await checkpointNamed('warm-old', 'lost');
  deletedId = await checkpointNamed('warm-gone', 'ready');
  await updateCheckpoint(deletedId, { state: 'deleted' });
  restoreId = (await runOf('restore', 'Restore warm')).id;
  const { id } = await runOf('benchmark', 'Restore against cold start');
  await runOf('restore', 'Restore warm, sample', id);
});

const named = async (...words: string[]) =>
  (await findJumpTargets(words, 5)).map(({ kind, name }) => `${kind} ${name}`);

test('every kind is found by a part of its name, in any case of letters', async () => {
  expect(await named('llama')).toEqual(['checkpoint warm-old', 'checkpoint warm', 'spec llama']);
  expect(await named('against')).toEqual(['benchmark Restore against cold start']);
  expect(await named('no-such-thing')).toEqual([]);
});

test('a deleted checkpoint and the samples of a benchmark are not offered, and only a ready one can be restored', async () => {
  expect(await named('warm')).toEqual(['checkpoint warm-old', 'checkpoint warm', 'run Restore warm']);
  expect(await findJumpTargets([deletedId], 5)).toEqual([]);
  const restorable = (await findJumpTargets(['warm'], 5)).filter(({ isRestorable }) => isRestorable);
  expect(restorable.map(({ name }) => name)).toEqual(['warm']);
});

test('the command "restore warm" finds the checkpoint, and an id its run', async () => {
  expect(await named('restore', 'warm')).toEqual(['checkpoint warm-old', 'checkpoint warm', 'run Restore warm']);
  expect(await named(restoreId)).toEqual(['run Restore warm']);
});

test('without words there are the newest of each kind, no more than asked for', async () => {
  const found = await findJumpTargets([], 1);
  expect(found.map(({ kind }) => kind)).toEqual(['checkpoint', 'benchmark', 'run', 'spec']);
});
