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

test('a series with the newest run comes first, and keeps its rows in their order', () => {
  const old = rows(6, { testbedId: 'b' });
  const fresh = rows(6).map((row) => ({ ...row, at: row.at + 1 }));
  for (const all of [
    [...old, ...fresh],
    [...fresh, ...old],
  ]) {
    const series = toSeries(all, testbeds);
    expect(series.map(({ testbed }) => testbed)).toEqual([bed, newer]);
    expect(series[0]?.points).toEqual(fresh.map(({ runId, at, value }) => ({ runId, at, value })));
  }
});

test('ways of keeping a checkpoint are not mixed, and an unknown testbed is called so', () => {
  const series = toSeries([...rows(1, { kept: 'disk' }), ...rows(1, { kept: 'RAM', testbedId: null })], testbeds);
  expect(series.map(({ label }) => label).sort()).toEqual([
    'h · disk · page cache as it was',
    'testbed not recorded · RAM · page cache as it was',
  ]);
  expect(series.map(({ testbed }) => testbed)).toContain(null);
});

test('what differs between testbeds is named, with “none” for what one of them lacks', () => {
  const other = { ...bed, kernel: '6.19', criu: '', gpus: ['H100'], gpuDriver: null } as unknown as Testbed;
  expect(differingFacts(bed, [bed, other])).toBe('kernel 6.18, CRIU 4.2.1, driver none, GPU none');
  expect(differingFacts(other, [bed, other])).toBe('kernel 6.19, CRIU none, driver none, GPU H100');
});

test('a bucket has five runs at least, 24 buckets at most, and quantiles only of five', () => {
  const [small] = toSeries(rows(12), testbeds);
  expect(small?.buckets).toEqual([
    { from: 0, to: 4000, n: 5, median: 502, p10: 500.4, p90: 503.6 },
    { from: 5000, to: 9000, n: 5, median: 502, p10: 500.4, p90: 503.6 },
    { from: 10_000, to: 11_000, n: 2, median: 500.5, p10: null, p90: null },
  ]);
  expect(toSeries(rows(241), testbeds)[0]?.buckets).toHaveLength(22);
  expect(toSeries(rows(240), testbeds)[0]?.buckets).toHaveLength(24);
});

test('20 runs at each end are compared, fewer when they would overlap; with none there is no baseline', () => {
  const [many] = toSeries(
    rows(100).map((row, i) => ({ ...row, value: i < 20 ? 100 : i < 80 ? 5_000 : 100 })),
    testbeds,
  );
  expect(many).toMatchObject({ baselineMedian: 100, check: { verdict: 'no change shown' } });
  const [few] = toSeries(
    rows(3).map((row, i) => ({ ...row, value: [7, 8, 9][i] ?? 0 })),
    testbeds,
  );
  expect(few?.baselineMedian).toBe(7);
  expect(toSeries(rows(10), testbeds, 1e9)[0]?.baselineMedian).toBeNull();
  // A baseline from a run on counts that run in.
  expect(
    toSeries(
      rows(10).map((row, i) => ({ ...row, value: i })),
      testbeds,
      8000,
    )[0]?.baselineMedian,
  ).toBe(8);
});

test('a run that took no measurable time does not end the check', () => {
  const [series] = toSeries(
    rows(40).map((row) => ({ ...row, value: 0 })),
    testbeds,
  );
  expect(series).toMatchObject({ baselineMedian: 1, check: { verdict: 'no change shown' } });
});

test('a run without a testbed changes nothing, and every return to an earlier version is told', () => {
  const at = (row: TrendRow[], time: number) => row.map((one) => ({ ...one, at: time }));
  const all = [
    ...at(rows(1), 1),
    ...at(rows(1, { testbedId: null }), 2),
    ...at(rows(1), 3),
    ...at(rows(1, { testbedId: 'b' }), 4),
    ...at(rows(1), 5),
  ];
  expect(testbedChanges(all, testbeds)).toEqual([
    { at: 4, words: 'CRIU 4.2.1 → 4.3' },
    { at: 5, words: 'CRIU 4.3 → 4.2.1' },
  ]);
  const alike = new Map([...testbeds, ['b', { ...bed }]]);
  expect(testbedChanges(all, alike)).toEqual([]);
  const lacking = new Map([...testbeds, ['b', { ...bed, criu: null, kernel: '6.19' }]]) as typeof testbeds;
  expect(testbedChanges(all, lacking)[0]?.words).toBe('kernel 6.18 → 6.19, CRIU 4.2.1 → none');
});
