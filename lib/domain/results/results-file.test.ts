import { describe, expect, test } from 'vitest';
import { benchmarkResult, toSample } from '../benchmark/result';
import { demoSpec } from '../builtin-specs';
import { secretMask } from '../secret-names';
import { resultOf, resultsFileSchema, type ResultsFile } from './results-file';
import { randomBenchmark } from './testing/random-benchmark';
import { toResultsFile, type StoredBenchmark } from './to-results-file';

const written = { product: { name: 'gpu-load', version: '1.2.3' }, exportedAt: '2026-01-02T00:00:00.000Z' };
const seeds = Array.from({ length: 60 }, (_, i) => i + 1);
const fileOf = (stored: StoredBenchmark): ResultsFile => toResultsFile(stored, written);
const readBack = (file: unknown) => resultsFileSchema.parse(JSON.parse(JSON.stringify(file)));

test('a file that is read back says what the benchmark said, whatever its suite and samples', () => {
  const suites = new Set<string>();
  let comparisons = 0;
  for (const seed of seeds) {
    const stored = randomBenchmark(seed);
    const samples = stored.children.flatMap(({ run, phases }) => toSample(run, phases) ?? []);
    const measured = benchmarkResult(stored.input, samples);
    const read = readBack(fileOf(stored));
    expect(read).toEqual(fileOf(stored));
    expect(resultOf(read), `seed ${seed}`).toEqual(measured);
    suites.add(stored.input.suite);
    comparisons += measured.comparisons.length;
  }
  expect(suites.size).toBe(6);
  expect(comparisons).toBeGreaterThan(0);
});

test('secrets of the spec do not leave the server', () => {
  const stored = randomBenchmark(1);
  stored.run.spec = { ...demoSpec, env: { HF_TOKEN: 'hf_secret', MODE: 'fast' } };
  const text = JSON.stringify(fileOf(stored));
  expect(text).not.toContain('hf_secret');
  expect(readBack(JSON.parse(text)).spec?.env).toEqual({ HF_TOKEN: secretMask, MODE: 'fast' });
});

test('a sample that is still under way is no result yet', () => {
  const stored = randomBenchmark(2, 3);
  const first = stored.children[0];
  if (!first) throw new Error('no sample');
  first.run.status = 'running';
  expect(fileOf(stored).samples.map(({ id }) => id)).toEqual(['sample-2-1', 'sample-2-2']);
});

describe('a file that contradicts itself is refused, with the path', () => {
  const good = fileOf(randomBenchmark(3, 4));
  const withSample = (patch: object) => ({
    ...good,
    samples: good.samples.map((s, i) => (i === 1 ? { ...s, ...patch } : s)),
  });
  test.each([
    ['an unknown arm', withSample({ arm: 'warm-start/warm' }), ['samples', 1, 'arm']],
    ['another cache state than its arm', withSample({ cache: 'nothing' }), ['samples', 1, 'cache']],
    ['an unknown testbed', withSample({ testbedId: 'bed-9' }), ['samples', 1, 'testbedId']],
    [
      'a value of 0 ms that ratios divide by',
      withSample({ values: { ...good.samples[1]?.values, t3FirstTokenMs: 0 } }),
      ['samples', 1, 'values', 't3FirstTokenMs'],
    ],
    [
      'half a millisecond',
      withSample({ values: { ...good.samples[1]?.values, t1RunningMs: 0.5 } }),
      ['samples', 1, 'values', 't1RunningMs'],
    ],
    [
      'a phase twice',
      withSample({ phases: [1, 2].map(() => ({ key: 'restore', status: 'succeeded', durationMs: 1 })) }),
      ['samples', 1, 'phases'],
    ],
    ['a status that is no end', withSample({ status: 'running' }), ['samples', 1, 'status']],
  ])('%s', (_, file, path) => {
    const { error } = resultsFileSchema.safeParse(file);
    expect(error?.issues.map((issue) => issue.path)).toEqual([path]);
  });
});

test('a field that a later product adds is passed over', () => {
  const good = fileOf(randomBenchmark(4, 2));
  expect(resultsFileSchema.parse({ ...good, later: { x: 1 } })).toEqual(good);
});
