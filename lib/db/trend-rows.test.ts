import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoSpec } from '@/lib/domain/builtin-specs';
import type { RunMeasurement } from '@/lib/domain/measurement';
import { db } from './client';
import { ensureLocalHost } from './hosts';
import { migrateDatabase } from './migrate';
import { createRun, updateRun } from './runs';
import { listSpecNamesOfRuns, listTrendRows } from './trend-rows';
import { freshDataFolder } from './testing/fresh-database';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  await ensureLocalHost('h');
});
afterEach(() => data.remove());

const asked = { spec: 'demo', kind: 'restore', measure: 't3FirstTokenMs', since: null } as const;

async function restored(measurement: RunMeasurement): Promise<string> {
  const run = await createRun({
    kind: 'restore',
    title: 'Restore',
    hostId: 'local',
    spec: demoSpec,
    options: {},
    phases: [],
  });
  await updateRun(run.id, { status: 'running' });
  await updateRun(run.id, { status: 'succeeded', finishedAt: new Date(), measurement });
  return run.id;
}

test('runs come oldest first, without warm-ups and other answers', async () => {
  const sample = { arm: 'restore/warm', index: 0, cache: 'warm' } as const;
  const first = await restored({ t3FirstTokenMs: 500, answerMatch: 'same' });
  await restored({ t3FirstTokenMs: 1, sample: { ...sample, isWarmUp: true } });
  await restored({ t3FirstTokenMs: 2, answerMatch: 'different' });
  await restored({ t2HealthyMs: 3 });
  const last = await restored({ t3FirstTokenMs: 400, sample: { ...sample, isWarmUp: false } });
  const rows = await listTrendRows(asked);
  expect(rows.map(({ runId, value, cacheState }) => [runId, value, cacheState])).toEqual([
    [first, 500, null],
    [last, 400, 'warm'],
  ]);
  expect(rows.every(({ at }) => Math.abs(at - Date.now()) < 60_000)).toBe(true);
  expect(await listTrendRows({ ...asked, since: new Date(Date.now() + 60_000) })).toEqual([]);
  expect(await listSpecNamesOfRuns()).toEqual(['demo']);
});

test('the rows are found by the index on spec, kind and time', async () => {
  const plan = await db().$queryRaw<{ detail: string }[]>`
    EXPLAIN QUERY PLAN SELECT "id" FROM "Run" WHERE "specName" = 'demo' AND "kind" = 'restore' AND "createdAt" >= 0
    ORDER BY "createdAt" DESC LIMIT 10`;
  expect(plan.map(({ detail }) => detail).join(' ')).toContain('Run_specName_kind_createdAt_idx');
});
