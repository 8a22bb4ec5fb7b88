import { expect, test } from 'vitest';
import type { Testbed } from '../testbed';
import { differingFacts, testbedChanges, toSeries, type TrendRow } from './series';

const bed = { hostname: 'h', kernel: '6.18', criu: '4.2.1', gpus: [] } as unknown as Testbed;
const newer = { ...bed, criu: '4.3' };
const testbeds = new Map([
  ['a', bed],
  ['b', newer],
]);

function rows(count: number, patch: Partial<TrendRow> = {}, value = 500): TrendRow[] {
  return Array.from({ length: count }, (_, i) => ({
    runId: `r${i}`,
    at: i * 1000,
    // A little spread, so that intervals have a width.
    value: value + (i % 5),
    testbedId: 'a',
    cacheState: null,
    kept: null,
    importedFrom: null,
    ...patch,
  }));
}

test('testbeds, cache states and imported runs are never mixed, and the label says what differs', () => {
  const series = toSeries(
    [
      ...rows(6),
      ...rows(6, { testbedId: 'b' }),
      ...rows(6, { cacheState: 'dropped' }),
      ...rows(6, { importedFrom: 'f.json' }),
    ],
    testbeds,
  );
  expect(series.map(({ n }) => n)).toEqual([6, 6, 6, 6]);
  expect(series.map(({ label }) => label)).toEqual([
    'CRIU 4.2.1 · page cache as it was',
    'CRIU 4.3 · page cache as it was',
    'CRIU 4.2.1 · page cache dropped',
    'CRIU 4.2.1 · page cache as it was · imported',
  ]);
});

test('newest runs that are slower than the oldest are a regression', () => {
  const slower = rows(20, {}, 600).map((row) => ({ ...row, at: row.at + 1e6 }));
  const [series] = toSeries([...rows(20), ...slower], testbeds);
  expect(series?.check.verdict).toBe('regression');
  expect(toSeries(rows(40), testbeds)[0]?.check.verdict).toBe('no change shown');
  expect(toSeries(rows(6), testbeds)[0]?.check.verdict).toBe('too few samples');
});

test('many runs are thinned to a shape, and the buckets still count all of them', () => {
  const [series] = toSeries(rows(10_000), testbeds);
  expect(series?.n).toBe(10_000);
  expect(series?.points.length).toBeLessThanOrEqual(400);
  expect(series?.buckets.reduce((sum, { n }) => sum + n, 0)).toBe(10_000);
  expect(series?.points.at(-1)?.runId).toBe('r9999');
});

test('a testbed alone is called by its host', () => {
  expect(differingFacts(bed, [bed])).toBe('h');
});

test('a chosen baseline takes the place of the oldest runs', () => {
  const later = rows(20, {}, 600).map((row) => ({ ...row, at: row.at + 1e6 }));
  const latest = rows(20, {}, 600).map((row) => ({ ...row, at: row.at + 2e6 }));
  const all = [...rows(20), ...later, ...latest];
  expect(toSeries(all, testbeds)[0]?.check.verdict).toBe('regression');
  const [chosen] = toSeries(all, testbeds, 1e6);
  expect(chosen?.check.verdict).toBe('no change shown');
  expect(chosen?.baselineMedian).toBe(602);
});

test('a change of versions is told with both of them, and imported runs change nothing', () => {
  const after = rows(2, { testbedId: 'b' }).map((row) => ({ ...row, at: row.at + 1e6 }));
  const imported = rows(1, { testbedId: 'b', importedFrom: 'f.json' });
  expect(testbedChanges([...imported, ...rows(2), ...after], testbeds)).toEqual([
    { at: 1e6, words: 'CRIU 4.2.1 → 4.3' },
  ]);
});
