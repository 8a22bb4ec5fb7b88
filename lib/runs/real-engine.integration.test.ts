import { access } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getRunDetail, getRunSummary } from '@/lib/db/runs';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import {
  createCheckpointInputSchema,
  restoreInputSchema,
  type DumpOptions,
  type RestoreOptions,
} from '@/lib/domain/options';
import type { PhaseKey } from '@/lib/domain/phase';
import type { RunDetail } from '@/lib/domain/views';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { podman, podmanOrThrow } from '@/lib/host/podman/podman';
import { findFreePort } from '@/lib/host/server/address';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';
import { cancelRun, submitRun, whenFinished } from './orchestrator';
import type { RunRequest } from './request';
import { crashAndRecover } from './testing/crash';
import { ownDataFolder } from './testing/own-data-folder';
import { ended } from './testing/ended';

// Drives the project's real engine with the demo server. The steps build on each other, as a
// person's do: the tests run in the order in which they stand here, on one container.
const container = `integration-${process.pid}`;
const coldContainer = `${container}-cold`;
const canceledContainer = `${container}-canceled`;
let own: Awaited<ReturnType<typeof ownDataFolder>> | null = null;
let firstId = '';

beforeAll(async () => {
  own = await ownDataFolder('integration');
});

afterAll(async () => {
  for (const name of [container, coldContainer, canceledContainer]) {
    await podman(['rm', '--force', '--ignore', '--time', '0', name], { timeoutMs: 60_000 });
  }
  await own?.remove();
});

it('makes a checkpoint from a spec', async () => {
  const run = await ended({
    kind: 'checkpoint',
    input: createCheckpointInputSchema.parse({
      source: { type: 'spec', specId: demoSpecId, containerName: container },
      name: 'first',
      options: {},
    }),
  });
  expect(run).toMatchObject({ status: 'succeeded', error: null });
  firstId = run.checkpointId ?? '';
  const checkpoint = await getCheckpointRecord(firstId);
  expect(checkpoint).toMatchObject({ state: 'ready', containerName: container });
  expect(checkpoint?.sizeBytes).toBeGreaterThan(50_000_000);
});

it('begins every restore from exactly the state of the dump', async () => {
  expectSameAnswer(await restore(firstId));
  for (let i = 0; i < 10; i += 1) {
    await podmanOrThrow(['exec', container, 'sh', '-c', 'echo later > /var/tmp/x && echo later > /dev/shm/x']);
    expectSameAnswer(await restore(firstId, { stopFirst: true }));
    const found = await podmanOrThrow(['exec', container, 'sh', '-c', 'ls /var/tmp/x /dev/shm/x 2>/dev/null; true']);
    expect(found.trim()).toBe('');
  }
});

it('keeps an earlier checkpoint when the container is dumped again', async () => {
  const second = await ended(dumpOfContainer('second'));
  expect(second).toMatchObject({ status: 'succeeded', error: null });
  expect(second.checkpointId).not.toBe(firstId);
  expectSameAnswer(await restore(firstId));
  expectSameAnswer(await restore(second.checkpointId ?? '', { stopFirst: true }));
});

it('says what is wrong when a run cannot work', async () => {
  const missing = await ended({
    kind: 'checkpoint',
    input: createCheckpointInputSchema.parse({
      source: { type: 'container', container: `${container}-nowhere` },
      name: 'never',
      options: {},
    }),
  });
  expect(missing).toMatchObject({ status: 'failed', error: { code: 'podman/container-missing' } });
  expect(await restore(firstId)).toMatchObject({ status: 'failed', error: { code: 'podman/is-running' } });
});

it('leaves no container of a cold start that is cancelled while it waits for health', async () => {
  const { runId } = await submitRun(coldStart(canceledContainer));
  await untilPhase(runId, 'health');
  expect(cancelRun(runId)).toBe(true);
  await whenFinished(runId);
  expect(await getRunDetail(runId)).toMatchObject({ status: 'canceled' });
  const left = await podmanOrThrow(['ps', '--all', '--quiet', '--filter', `label=gpu-load.run=${runId}`]);
  expect(left.trim()).toBe('');
});

it('measures a cold start on the same clock points as a restore', async () => {
  const cold = await ended(coldStart(coldContainer));
  expect(cold).toMatchObject({ status: 'succeeded', error: null });
  await podmanOrThrow(['stop', '--time', '0', coldContainer]);
  const restored = await restore(firstId, { stopFirst: true });
  expectSameAnswer(restored);
  const [coldMs, restoreMs] = [cold, restored].map((run) => run.measurement?.t3FirstTokenMs ?? 0);
  // Shown only: a busy machine must not fail a test that is about being right.
  console.info(`first token: cold start ${coldMs} ms, restore ${restoreMs} ms`);
  expect(coldMs).toBeGreaterThan(0);
  expect(restoreMs).toBeGreaterThan(0);
});

// Every phase is killed by `npm run test:crash`; here one of each kind, and those that change files.
it.each(['dump', 'store', 'put-back', 'restore'] as const)(
  'tells the truth after a kill -9 in phase %s',
  async (phase) => {
    const isDump = phase === 'dump' || phase === 'store';
    await crashAndRecover({ what: isDump ? 'checkpoint' : 'restore', phase, target: isDump ? container : firstId });
    expect(await getCheckpointRecord(firstId)).toMatchObject({ state: 'ready' });
    expectSameAnswer(await restore(firstId, { stopFirst: true }));
  },
);

it('dumps a container that goes on running, and restores it later', async () => {
  const run = await ended(dumpOfContainer('left-running', { leaveRunning: true }));
  expect(run).toMatchObject({ status: 'succeeded', error: null });
  expect((await inspectContainer(container)).isRunning).toBe(true);
  expectSameAnswer(await restore(run.checkpointId ?? '', { stopFirst: true }));
});

it('restores from the RAM disk', async () => {
  const run = await ended(dumpOfContainer('in-ram', { storage: 'ram' }));
  expect(run).toMatchObject({ status: 'succeeded', error: null });
  const checkpoint = await getCheckpointRecord(run.checkpointId ?? '');
  expect(checkpoint).toMatchObject({ storage: 'ram', state: 'ready' });
  expect(checkpoint?.path.startsWith(ramDiskPath())).toBe(true);
  expectSameAnswer(await restore(run.checkpointId ?? ''));
  await ended({
    kind: 'delete-checkpoint',
    input: { checkpointId: run.checkpointId ?? '', confirmName: 'in-ram' },
  });
});

it.each(['none', 'zstd', 'gzip'] as const)(
  'restores an archive (%s) under a new name and port',
  async (compression) => {
    const run = await ended(dumpOfContainer(`archive-${compression}`, { form: 'archive', compression }));
    expect(run).toMatchObject({ status: 'succeeded', error: null });
    const name = `${container}-${compression}`;
    const restored = await restore(run.checkpointId ?? '', { newName: name, hostPort: await findFreePort() });
    await podmanOrThrow(['rm', '--force', '--time', '0', name], { timeoutMs: 60_000 });
    expectSameAnswer(restored);
    expectSameAnswer(await restore(firstId));
  },
);

it('keeps earlier checkpoints usable when a dump is cancelled', async () => {
  const { runId } = await submitRun(dumpOfContainer('cancelled', {}));
  await untilPhase(runId, 'dump');
  expect(cancelRun(runId)).toBe(true);
  await whenFinished(runId);
  const run = await getRunDetail(runId);
  expect(run).toMatchObject({ status: 'canceled' });
  expect(await getCheckpointRecord(run?.checkpointId ?? '')).toMatchObject({ state: 'broken' });
  expectSameAnswer(await restore(firstId, { stopFirst: true }));
});

it('deletes the files of a checkpoint', async () => {
  const { path: folder } = (await getCheckpointRecord(firstId)) ?? { path: '' };
  const run = await ended({ kind: 'delete-checkpoint', input: { checkpointId: firstId, confirmName: 'first' } });
  expect(run).toMatchObject({ status: 'succeeded', error: null });
  await expect(access(folder)).rejects.toThrow('ENOENT');
});

function dumpOfContainer(name: string, options: Partial<DumpOptions> = {}): RunRequest {
  const source = { type: 'container', container };
  return { kind: 'checkpoint', input: createCheckpointInputSchema.parse({ source, name, options }) };
}

function coldStart(containerName: string): RunRequest {
  return { kind: 'cold-start', input: { specId: demoSpecId, containerName } };
}

function restore(checkpointId: string, options: Partial<RestoreOptions> = {}): Promise<RunDetail> {
  return ended({ kind: 'restore', input: restoreInputSchema.parse({ checkpointId, options }) });
}

function expectSameAnswer(run: RunDetail): void {
  expect(run).toMatchObject({ status: 'succeeded', error: null, measurement: { answerMatch: 'same' } });
}

async function untilPhase(runId: string, phase: PhaseKey): Promise<void> {
  await expect
    .poll(async () => (await getRunSummary(runId))?.currentPhase, { timeout: 60_000, interval: 20 })
    .toBe(phase);
}
