import { expect, test } from 'vitest';
import type { RunKind } from '@/lib/domain/run-kind';
import type { RunStatus } from '@/lib/domain/run-status';
import { specSchema } from '@/lib/domain/spec';
import { listComparableRuns } from './comparable-runs';
import { createRun, getRunSummary, updateRun } from './runs';
import { testDatabase } from './testing/test-database';

const specOf = (name: string) =>
  specSchema.parse({ name, image: 'localhost/server', port: { containerPort: 8000 }, requestBody: { prompt: 'x' } });

testDatabase();

interface Made {
  kind?: RunKind;
  spec?: string | null;
  status?: RunStatus;
  parentRunId?: string | null;
}

async function run({ kind = 'restore', spec = 'demo', status = 'succeeded', parentRunId = null }: Made = {}) {
  const made = { title: 't', hostId: 'local', spec: spec === null ? null : specOf(spec), options: {}, phases: [] };
  const { id } = await createRun({ ...made, kind, parentRunId });
  if (status === 'queued') return id;
  await updateRun(id, { status: 'running', startedAt: new Date() });
  if (status !== 'running') await updateRun(id, { status, finishedAt: new Date() });
  return id;
}

async function offered(id: string, limit = 50): Promise<string[]> {
  const summary = await getRunSummary(id);
  return (await listComparableRuns(summary!, limit)).map((found) => found.id);
}

test('a run is put beside ended runs of its kind and its spec, newest first, and never beside itself', async () => {
  const [first, failed] = [await run(), await run({ status: 'failed' })];
  for (const other of [{ kind: 'cold-start' }, { spec: 'other' }, { spec: null }] satisfies Made[]) await run(other);
  for (const status of ['running', 'queued'] as const) await run({ status });
  const newest = await run();
  expect(await offered(first)).toEqual([newest, failed]);
  expect(await offered(first, 1)).toEqual([newest]);
  // Runs without a spec are a group of their own.
  const [one, two] = [await run({ kind: 'checkpoint', spec: null }), await run({ kind: 'checkpoint', spec: null })];
  expect(await offered(one)).toEqual([two]);
});

test('samples of a benchmark are offered to its other samples only; the demo’s runs are offered to all', async () => {
  const alone = await run({ spec: 'sampled' });
  const [benchmark, other] = [
    await run({ kind: 'benchmark', spec: null }),
    await run({ kind: 'benchmark', spec: null }),
  ];
  const demo = await run({ kind: 'demo', spec: null });
  const of = (parentRunId: string) => run({ spec: 'sampled', parentRunId });
  const [sample, second, foreign, ofDemo] = [await of(benchmark), await of(benchmark), await of(other), await of(demo)];
  expect(await offered(alone)).toEqual([ofDemo]);
  expect(await offered(sample)).toEqual([ofDemo, second, alone]);
  expect(await offered(foreign)).toEqual([ofDemo, alone]);
});
