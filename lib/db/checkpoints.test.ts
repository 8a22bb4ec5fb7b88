import { expect, test } from 'vitest';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { specSchema } from '@/lib/domain/spec';
import {
  countCheckpointsByContainer,
  createCheckpoint,
  getCheckpointRecord,
  getCheckpointView,
  listCheckpointViews,
  updateCheckpoint,
} from './checkpoints';
import { createRun, updateRun } from './runs';
import { deleteSpec, ensureBuiltinSpecs, getSpec, getSpecByName, listSpecs, saveSpec } from './specs';
import { testDatabase } from './testing/test-database';

testDatabase();

const specNamed = (name: string) =>
  specSchema.parse({ name, image: 'localhost/server', port: { containerPort: 8000 }, requestBody: { prompt: 'x' } });

const newCheckpoint = (containerId: string) =>
  createCheckpoint({
    hostId: 'local',
    name: 'warm',
    note: '',
    state: 'creating',
    isGolden: true,
    form: 'directory',
    compression: 'none',
    storage: 'disk',
    specId: null,
    specName: 'demo',
    specSnapshot: specNamed('demo'),
    containerId,
    containerName: 'c',
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

async function restored(checkpointId: string, engineDurationMs: number, finishedAt: Date): Promise<void> {
  const { id } = await createRun({
    kind: 'restore',
    title: 't',
    hostId: 'local',
    checkpointId,
    options: {},
    phases: [],
  });
  await updateRun(id, { status: 'running', startedAt: finishedAt });
  await updateRun(id, { status: 'succeeded', finishedAt, measurement: { engineDurationMs } });
}

test('a checkpoint comes back with its facts, and a patch changes only what it names', async () => {
  const id = await newCheckpoint('c-facts');
  await updateCheckpoint(id, { state: 'ready', sizeBytes: 5_000_000_000, dumpMeasurement: { engineDurationMs: 3 } });
  const record = await getCheckpointRecord(id);
  expect(record).toMatchObject({ state: 'ready', sizeBytes: 5_000_000_000, dumpMeasurement: { engineDurationMs: 3 } });
  expect(record?.specSnapshot).toEqual(specNamed('demo'));
  expect(record?.engineFacts).toEqual({ userdataDir: '/u', upperDir: '/d', network: 'bridge', hostPort: 18_000 });
  expect(record?.isGolden).toBe(true);
});

test('a checkpoint tells how often it was restored and what the newest restore took', async () => {
  const id = await newCheckpoint('c-history');
  await restored(id, 480, new Date('2026-01-01T00:00:00Z'));
  await restored(id, 510, new Date('2026-01-02T00:00:00Z'));
  const history = { restoreCount: 2, lastRestoreAt: '2026-01-02T00:00:00.000Z', lastRestoreDurationMs: 510 };
  expect(await getCheckpointView(id)).toMatchObject(history);
  expect((await listCheckpointViews()).find((checkpoint) => checkpoint.id === id)).toMatchObject(history);
});

test('deleted checkpoints leave the list and only ready ones are counted', async () => {
  const ready = await newCheckpoint('c-count');
  const gone = await newCheckpoint('c-count');
  await updateCheckpoint(ready, { state: 'ready' });
  await updateCheckpoint(await newCheckpoint('c-count'), { state: 'ready', form: 'archive' });
  await updateCheckpoint(gone, { state: 'deleted' });
  expect((await countCheckpointsByContainer()).get('c-count')).toBe(1);
  expect((await listCheckpointViews()).map((checkpoint) => checkpoint.id)).not.toContain(gone);
  expect(await getCheckpointRecord(gone)).toMatchObject({ state: 'deleted' });
});

test('a run shows the present name of its checkpoint', async () => {
  const id = await newCheckpoint('c-name');
  const run = await createRun({ kind: 'checkpoint', title: 't', hostId: 'local', options: {}, phases: [] });
  const { summary } = await updateRun(run.id, { checkpointId: id });
  expect(summary.checkpointName).toBe('warm');
});

test('built-in specs are inserted once; an edit and a deletion survive', async () => {
  const builtin = [
    { id: 'demo', spec: specNamed('demo') },
    { id: 'vllm', spec: specNamed('vllm') },
  ];
  await ensureBuiltinSpecs(builtin);
  await saveSpec({ id: 'demo', spec: { ...specNamed('demo'), description: 'edited' } });
  await deleteSpec('vllm');
  await ensureBuiltinSpecs(builtin);
  expect((await getSpec('demo'))?.spec.description).toBe('edited');
  expect((await getSpec('demo'))?.isBuiltin).toBe(true);
  expect(await getSpec('vllm')).toBeNull();
});

test('names of specs are unique and a deleted spec frees its name', async () => {
  const id = await saveSpec({ id: null, spec: specNamed('mine') });
  await expect(saveSpec({ id: null, spec: specNamed('mine') })).rejects.toThrow('already a launch spec named mine');
  await deleteSpec(id);
  expect(await getSpecByName('mine')).toBeNull();
  await saveSpec({ id: null, spec: specNamed('mine') });
  expect((await listSpecs()).filter((view) => view.spec.name === 'mine')).toHaveLength(1);
  await expect(saveSpec({ id, spec: specNamed('other') })).rejects.toThrow('does not exist any more');
});
