import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { benchmarkInputSchema } from '@/lib/domain/benchmark/input';
import { migrateDatabase } from '@/lib/db/migrate';
import { createSchedule, listSchedules, updateSchedule } from '@/lib/db/schedules';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { submitRun } from './orchestrator';
import { tickSchedules } from './schedules';

// Which benchmark is started is the question; that one runs is what the integration tests show.
vi.mock('./orchestrator', () => ({ submitRun: vi.fn(async () => ({ runId: 'run-1' })) }));

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  vi.mocked(submitRun).mockClear();
});
afterEach(() => data.remove());

const input = benchmarkInputSchema.parse({ suite: 'cold-start-speed', specId: 'demo', samples: 5, seed: 1 });
const trigger = { type: 'nightly', hour: 2, minute: 30 } as const;
const due = new Date(2026, 0, 5, 2, 30);
const at = (day: number, hour: number, minute: number) => new Date(2026, 0, day, hour, minute);

test('a benchmark is started once when it is due, and the next time is set', async () => {
  await createSchedule({ name: 'nightly', trigger, input }, due);
  await tickSchedules(at(5, 2, 29));
  expect(submitRun).not.toHaveBeenCalled();
  await tickSchedules(at(5, 2, 31));
  await tickSchedules(at(5, 2, 32));
  expect(submitRun).toHaveBeenCalledTimes(1);
  expect(await listSchedules()).toMatchObject([{ lastRunId: 'run-1', missed: 0, nextAt: at(6, 2, 30).toISOString() }]);
});

test('what was due while no server ran is stated and not made up for', async () => {
  await createSchedule({ name: 'nightly', trigger, input }, due);
  await tickSchedules(at(7, 9, 0));
  expect(submitRun).not.toHaveBeenCalled();
  expect(await listSchedules()).toMatchObject([{ missed: 3, nextAt: at(8, 2, 30).toISOString(), lastRunId: null }]);
});

test('after missed nights the one that is due now is started, and the others are stated', async () => {
  await createSchedule({ name: 'nightly', trigger, input }, due);
  await tickSchedules(at(7, 2, 31));
  expect(submitRun).toHaveBeenCalledTimes(1);
  expect(await listSchedules()).toMatchObject([{ missed: 2, lastRunId: 'run-1', nextAt: at(8, 2, 30).toISOString() }]);
});

test('one that cannot be started does not keep the next from starting', async () => {
  await createSchedule({ name: 'first', trigger, input }, due);
  await createSchedule({ name: 'second', trigger, input }, due);
  vi.mocked(submitRun).mockRejectedValueOnce(new Error('the database is locked'));
  await tickSchedules(at(5, 2, 31));
  expect(submitRun).toHaveBeenCalledTimes(2);
  expect((await listSchedules()).map(({ lastRunId }) => lastRunId)).toEqual([null, 'run-1']);
});

test('one that is switched off is left alone', async () => {
  const id = await createSchedule({ name: 'nightly', trigger, input }, due);
  await updateSchedule(id, { isEnabled: false });
  await tickSchedules(at(5, 2, 31));
  expect(submitRun).not.toHaveBeenCalled();
});
