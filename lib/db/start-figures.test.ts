import { beforeAll, expect, test } from 'vitest';
import type { RunMeasurement } from '@/lib/domain/measurement';
import { dumpOptionsSchema } from '@/lib/domain/options';
import type { RunStatus } from '@/lib/domain/run-status';
import { specSchema } from '@/lib/domain/spec';
import { createCheckpoint } from './checkpoints';
import { countRestores } from './count-restores';
import { createRun, updateRun } from './runs';
import { listStartFigures } from './start-figures';
import { testDatabase } from './testing/test-database';

const spec = specSchema.parse({
  ...{ name: 'demo', image: 'localhost/server' },
  ...{ port: { containerPort: 8000 }, requestBody: { prompt: 'x' } },
});
testDatabase();
let checkpointId: string;
beforeAll(async () => {
  checkpointId = await createCheckpoint({
    ...{ hostId: 'local', name: 'warm', note: '', state: 'ready', isGolden: true },
    ...{ form: 'archive', compression: 'none', storage: 'ram', specId: null, specName: 'demo', specSnapshot: spec },
    ...{ containerId: 'c', containerName: 'c', imageName: 'localhost/server', imageId: 'i', path: '/checkpoints/x' },
    ...{ sizeBytes: 0, layerBytes: 0, options: dumpOptionsSchema.parse({}), reference: null, createdByRunId: null },
    engineFacts: { userdataDir: '/u', upperDir: '/d', network: 'bridge', hostPort: 18_000 },
  });
});

async function ended(
  kind: 'cold-start' | 'restore' | 'stop',
  measurement: RunMeasurement,
  status: RunStatus = 'succeeded',
): Promise<string> {
  const made = { title: 't', hostId: 'local', spec, options: {}, phases: [] };
  const { id } = await createRun({ ...made, kind, checkpointId: kind === 'restore' ? checkpointId : null });
  await updateRun(id, { status: 'running', startedAt: new Date() });
  await updateRun(id, { status, finishedAt: new Date(), measurement });
  return id;
}

test('starts that can be compared come back newest first, with how the checkpoint was kept', async () => {
  const sample = { arm: 'restore', index: 0, isWarmUp: false, cache: 'warm' } as const;
  const cold = await ended('cold-start', { t3FirstTokenMs: 4_000 });
  const restore = await ended('restore', { t3FirstTokenMs: 600, answerMatch: 'same', sample });
  await ended('restore', { t3FirstTokenMs: 600, answerMatch: 'different' });
  await ended('restore', { t3FirstTokenMs: 600, sample: { ...sample, isWarmUp: true } });
  await ended('restore', { t3FirstTokenMs: 9_000, sample: { ...sample, cache: 'dropped' } });
  await ended('restore', { t3FirstTokenMs: 600 }, 'failed');
  await ended('cold-start', {});
  await ended('stop', {});
  const figures = await listStartFigures(100);
  expect(figures.map(({ runId, firstTokenMs, restoredFrom }) => [runId, firstTokenMs, restoredFrom])).toEqual([
    [restore, 600, { form: 'archive', storage: 'ram' }],
    [cold, 4_000, null],
  ]);
});

test('restores are counted whether they succeeded or not', async () => {
  const before = await countRestores(checkpointId);
  await ended('restore', {}, 'failed');
  await ended('restore', {});
  expect(await countRestores(checkpointId)).toEqual({ all: before.all + 2, succeeded: before.succeeded + 1 });
  expect(await countRestores('another')).toEqual({ all: 0, succeeded: 0 });
});
