import { beforeAll, expect, test } from 'vitest';
import { checkpointsPerPage } from '@/lib/domain/inventory';
import { readInventoryFilter } from '@/lib/domain/inventory-filter';
import { listCheckpointViews } from './checkpoints';
import { db } from './client';
import { listCheckpointChoices, readInventoryPage } from './inventory';
import { testDatabase } from './testing/test-database';
import { seedCheckpoints, seedRestores } from './testing/seed-checkpoints';

/** More than SQLite takes as alternatives of one expression, and than an answer may hold. */
const many = 4_200;

testDatabase();
beforeAll(async () => {
  await seedCheckpoints(many);
  // Two restores of each but the first ten.
  await seedRestores(many, { from: 10, each: 2 });
}, 120_000);

const read = (query: Record<string, string> = {}) => readInventoryPage(readInventoryFilter(query), checkpointsPerPage);
const idsOf = async (query: Record<string, string> = {}) => (await read(query)).checkpoints.map(({ id }) => id);

test('thousands of restored checkpoints are read, each with its history', async () => {
  const all = await listCheckpointViews();
  expect(all).toHaveLength(many);
  expect(all.at(-1)).toMatchObject({ id: 'c-0', restoreCount: 0, lastRestoreAt: null, lastRestoreDurationMs: null });
  expect(all[0]).toMatchObject({ restoreCount: 2, lastRestoreDurationMs: 301 });
});

test('a page is as long as a page, with the counts of all', async () => {
  const page = await read();
  expect(page.checkpoints.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, i) => `c-${many - 1 - i}`));
  expect(page.checkpoints[0]).toMatchObject({ restoreCount: 2, lastRestoreDurationMs: 301 });
  expect(page).toMatchObject({ matching: many, all: { count: many }, specNames: ['demo', 'other'] });
  expect(JSON.stringify(page).length).toBeLessThan(50_000);
});

test('every checkpoint is on exactly one page, in every order', async () => {
  for (const sort of ['newest', 'name', 'size', 'last-restore']) {
    const seen = new Set<string>();
    for (let page = 1; page <= Math.ceil(many / 500); page += 1) {
      const { checkpoints } = await readInventoryPage(readInventoryFilter({ sort, page: String(page) }), 500);
      for (const { id } of checkpoints) seen.add(id);
    }
    expect(seen.size).toBe(many);
  }
});

test('numbers in names are in the order of numbers, and what was never restored comes last', async () => {
  expect((await idsOf({ sort: 'name' })).slice(0, 12).at(-1)).toBe('c-11');
  expect((await idsOf({ sort: 'last-restore', page: '84' })).slice(-10)).toEqual(
    Array.from({ length: 10 }, (_, i) => `c-${9 - i}`),
  );
});

test('filters look at all rows, not at the page', async () => {
  expect(await idsOf({ name: 'WARM-7', sort: 'name' })).toHaveLength(50);
  const { matching, checkpoints } = await read({ name: 'warm-7', spec: 'other', form: 'directory', storage: 'disk' });
  expect(matching).toBe(12);
  expect(new Set(checkpoints.map(({ specName }) => specName))).toEqual(new Set(['other']));
  expect(await read({ name: '%' })).toMatchObject({ matching: 0, checkpoints: [], all: { count: many } });
  expect(await idsOf({ golden: 'only' })).toEqual(['c-0']);
});

test('a deleted checkpoint is in no list', async () => {
  await db().checkpoint.update({ where: { id: 'c-1' }, data: { state: 'deleted' } });
  expect((await read({ state: 'deleted' })).checkpoints).toEqual([]);
  expect((await read()).all.count).toBe(many - 1);
  await db().checkpoint.update({ where: { id: 'c-1' }, data: { state: 'ready' } });
});

test('a form is offered the newest, and the one that was asked for', async () => {
  const { choices, isCut } = await listCheckpointChoices(['c-3', 'nobody', `c-${many - 1}`], 5);
  expect(choices.map(({ id }) => id)).toEqual([...[1, 2, 3, 4, 5].map((i) => `c-${many - i}`), 'c-3']);
  expect(isCut).toBe(true);
  expect((await listCheckpointChoices([], many)).isCut).toBe(false);
});
