import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listChildren } from '@/lib/db/benchmark-runs';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getRunDetail } from '@/lib/db/runs';
import { benchmarkInputSchema, type BenchmarkInput } from '@/lib/domain/benchmark/input';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { listContainers } from '@/lib/host/podman/list-containers';
import { exec } from '@/lib/host/process/exec';
import { getBenchmark } from '@/lib/queries/get-benchmark';
import { onRunChanged } from './bus';
import { cancelRun, submitRun, whenFinished } from './orchestrator';
import { recover } from './recovery';
import { ownDataFolder } from './testing/own-data-folder';

let own: Awaited<ReturnType<typeof ownDataFolder>> | null = null;
let interruptedId = '';

beforeAll(async () => {
  own = await ownDataFolder('benchmark');
});
afterAll(async () => {
  await own?.remove();
});

it('is interrupted truthfully when the server is killed, and leaves no container', async () => {
  const script = path.join(process.cwd(), 'scripts', 'test', 'crash-benchmark.ts');
  const argv = [process.execPath, '--conditions=react-server', '--import', 'tsx', script];
  const crashed = await exec(argv, { timeoutMs: 120_000 });
  expect(crashed.exitCode).toBeNull();
  interruptedId = crashed.stdout.trim();
  expect(await containersOf(interruptedId)).toHaveLength(1);
  await recover();
  const run = await getRunDetail(interruptedId);
  expect(run).toMatchObject({ status: 'interrupted', error: { code: 'run/interrupted' } });
  expect(run?.children.map(({ status }) => status)).toEqual(['succeeded', 'interrupted']);
  expect(await containersOf(interruptedId)).toEqual([]);
});

it('completes an interrupted benchmark with the samples it has', async () => {
  const earlier = await getRunDetail(interruptedId);
  const view = await ended({ ...(earlier?.options as BenchmarkInput), continuesRunId: interruptedId });
  expect(view.run).toMatchObject({ status: 'succeeded', error: null });
  expect(view.run.children).toHaveLength(1);
  expect(view.result.arms[0]?.counted.map(({ index }) => index)).toEqual([0, 1]);
});

it('says that other settings cannot be continued', async () => {
  const earlier = await getRunDetail(interruptedId);
  const view = await ended({ ...(earlier?.options as BenchmarkInput), seed: 2, continuesRunId: interruptedId });
  expect(view.run).toMatchObject({ status: 'failed', error: { code: 'benchmark/cannot-continue' } });
});

it('removes what it made when it is cancelled in the middle of a restore', async () => {
  const input = benchmarkInputSchema.parse({
    suite: 'restore-speed',
    specId: demoSpecId,
    samples: 3,
    warmUps: 0,
    coolDownMs: 0,
    seed: 1,
  });
  const { runId } = await submitRun({ kind: 'benchmark', input });
  const stop = onRunChanged((run) => {
    if (run.parentRunId === runId && run.currentPhase === 'restore') cancelRun(runId);
  });
  await whenFinished(runId);
  stop();
  expect(await getRunDetail(runId)).toMatchObject({ status: 'canceled' });
  const children = await listChildren(runId);
  const checkpointId = children.find(({ kind }) => kind === 'checkpoint')?.checkpointId ?? '';
  expect(await getCheckpointRecord(checkpointId)).toMatchObject({ state: 'deleted' });
  expect(await containersOf(runId)).toEqual([]);
});

async function ended(input: BenchmarkInput) {
  const { runId } = await submitRun({ kind: 'benchmark', input });
  await whenFinished(runId);
  const view = await getBenchmark(runId);
  if (!view) throw new Error('The benchmark is not stored.');
  return view;
}

async function containersOf(benchmarkId: string): Promise<string[]> {
  const makers = new Set((await listChildren(benchmarkId)).map(({ id }) => id));
  return (await listContainers()).filter(({ runId }) => runId !== null && makers.has(runId)).map(({ name }) => name);
}
