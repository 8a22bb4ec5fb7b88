import { checkRegression, type RegressionCheck } from '@/lib/stats/regression-check';
import { downsample } from '@/lib/stats/downsample';
import { quantileOfSorted, sorted } from '@/lib/stats/quantile';
import type { Testbed } from '../testbed';

/** One run in a trend. `at` is its time in ms since 1970. */
export interface TrendPoint {
  runId: string;
  at: number;
  value: number;
}

/** Some runs after one another, as the middle and the spread of them. p10 and p90 need 5. */
export interface TrendBucket {
  from: number;
  to: number;
  n: number;
  median: number;
  p10: number | null;
  p90: number | null;
}

/** Runs that may be put together: same testbed, same way of keeping the checkpoint, same state of the page cache, measured in the same place. */
export interface TrendSeries {
  key: string;
  /** In which way it differs from the others, in words. */
  label: string;
  testbed: Testbed | null;
  n: number;
  /** At most `maxPoints` of the `n`, chosen so that the shape stays. */
  points: TrendPoint[];
  buckets: TrendBucket[];
  /** The newest runs against the baseline: the oldest of the series, or those from a chosen time on. */
  check: RegressionCheck;
  baselineMedian: number | null;
}

export interface TrendRow extends TrendPoint {
  testbedId: string | null;
  cacheState: string | null;
  /** How the checkpoint is kept; null where there is none. */
  kept: string | null;
  importedFrom: string | null;
}

const maxPoints = 400;
const wantedBuckets = 24;
/** Runs at each end that are compared with each other. */
const checkedRuns = 20;
const thresholdRatio = 0.05;
const seed = 1;

/** Rows, oldest first, as series that are not mixed. The one with the newest run comes first. */
export function toSeries(
  rows: readonly TrendRow[],
  testbeds: ReadonlyMap<string, Testbed>,
  baselineAt = 0,
): TrendSeries[] {
  const groups = new Map<string, TrendRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.testbedId, row.kept, row.cacheState, row.importedFrom !== null]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const beds = [...new Set(rows.flatMap(({ testbedId }) => testbedId ?? []))].flatMap((id) => testbeds.get(id) ?? []);
  return [...groups]
    .map(([key, group]) => {
      const { testbedId, kept, cacheState, importedFrom } = group[0] as TrendRow;
      const testbed = testbeds.get(testbedId ?? '') ?? null;
      const parts = [
        testbed === null ? 'testbed not recorded' : differingFacts(testbed, beds),
        kept,
        `page cache ${cacheState ?? 'as it was'}`,
        importedFrom === null ? null : 'imported',
      ];
      return {
        key,
        label: parts.filter((part) => part !== null && part !== '').join(' · '),
        testbed,
        n: group.length,
        points: thinned(group),
        buckets: bucketsOf(group),
        ...checkOf(group, baselineAt),
      };
    })
    .sort((a, b) => (b.points.at(-1)?.at ?? 0) - (a.points.at(-1)?.at ?? 0));
}

const factTitles: Partial<Record<keyof Testbed, string>> = {
  hostname: 'host',
  kernel: 'kernel',
  podman: 'podman',
  runtime: 'runtime',
  criu: 'CRIU',
  gpuDriver: 'driver',
  gpus: 'GPU',
  cudaPlugin: 'CUDA plugin',
  transparentHugePages: 'huge pages',
  engineKind: 'engine',
  cpuModel: 'CPU',
  cpuCount: 'CPUs',
  memoryTotalBytes: 'RAM',
};

/** What tells one testbed from the others, in words; the host's name when there is nothing to tell apart. */
export function differingFacts(testbed: Testbed, all: readonly Testbed[]): string {
  const keys = (Object.keys(factTitles) as (keyof Testbed)[]).filter(
    (key) => new Set(all.map((bed) => JSON.stringify(bed[key]))).size > 1,
  );
  if (keys.length === 0) return testbed.hostname;
  return keys.map((key) => `${factTitles[key]} ${String(testbed[key] ?? 'none') || 'none'}`).join(', ');
}

function thinned(group: readonly TrendRow[]): TrendPoint[] {
  const byTime = new Map(group.map((row) => [row.at, row]));
  return downsample(
    group.map(({ at, value }) => ({ x: at, y: value })),
    maxPoints,
  ).flatMap(({ x }) => {
    const row = byTime.get(x);
    return row ? [{ runId: row.runId, at: row.at, value: row.value }] : [];
  });
}

function bucketsOf(group: readonly TrendRow[]): TrendBucket[] {
  const size = Math.max(5, Math.ceil(group.length / wantedBuckets));
  const buckets: TrendBucket[] = [];
  for (let i = 0; i < group.length; i += size) {
    const part = group.slice(i, i + size);
    const values = sorted(part.map(({ value }) => value));
    const isEnough = part.length >= 5;
    buckets.push({
      from: part[0]?.at ?? 0,
      to: part.at(-1)?.at ?? 0,
      n: part.length,
      median: quantileOfSorted(values, 0.5),
      p10: isEnough ? quantileOfSorted(values, 0.1) : null,
      p90: isEnough ? quantileOfSorted(values, 0.9) : null,
    });
  }
  return buckets;
}

/** The newest runs against those of the baseline; they never overlap. */
function checkOf(group: readonly TrendRow[], baselineAt: number): Pick<TrendSeries, 'check' | 'baselineMedian'> {
  const since = group.filter(({ at }) => at >= baselineAt).map(({ value }) => Math.max(value, 1));
  const count = Math.min(checkedRuns, Math.floor(since.length / 2));
  const baseline = since.slice(0, count);
  const current = since.slice(since.length - count);
  return {
    check: checkRegression({ baseline, current, thresholdRatio, seed }),
    baselineMedian: baseline.length === 0 ? null : quantileOfSorted(sorted(baseline), 0.5),
  };
}

/** A moment at which runs began on another testbed, and what had changed. */
export interface TestbedChange {
  at: number;
  words: string;
}

/** Where versions or hardware changed between measured runs, oldest first. Imported runs have no place in this time line. */
export function testbedChanges(rows: readonly TrendRow[], testbeds: ReadonlyMap<string, Testbed>): TestbedChange[] {
  const changes: TestbedChange[] = [];
  let before: Testbed | null = null;
  for (const { at, testbedId, importedFrom } of rows) {
    const testbed = testbeds.get(testbedId ?? '');
    if (!testbed || importedFrom !== null) continue;
    if (before !== null && before !== testbed) {
      const from: Testbed = before;
      const words = (Object.keys(factTitles) as (keyof Testbed)[])
        .filter((key) => JSON.stringify(from[key]) !== JSON.stringify(testbed[key]))
        .map((key) => `${factTitles[key]} ${String(from[key] ?? 'none')} → ${String(testbed[key] ?? 'none')}`);
      if (words.length > 0) changes.push({ at, words: words.join(', ') });
    }
    before = testbed;
  }
  return changes;
}
