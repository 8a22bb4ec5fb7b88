import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readResultFiles } from './read-result-files';
import { resultOf, resultsFileSchema } from './results-file';
import { randomBenchmark } from './testing/random-benchmark';
import { toResultsFile } from './to-results-file';

const fixture = (name: string) => ({
  name,
  text: readFileSync(path.join(import.meta.dirname, '__fixtures__', name), 'utf8'),
});
const own = (seed: number, status: 'succeeded' | 'running' = 'succeeded') => {
  const stored = randomBenchmark(seed, 5);
  stored.run.status = status;
  const file = toResultsFile(stored, {
    product: { name: 'gpu-load', version: '1.2.3' },
    exportedAt: '2026-01-02T00:00:00.000Z',
  });
  return { name: `own-${seed}.json`, text: JSON.stringify(file) };
};

test('results of the scripts become one benchmark, in the order in which they were taken', () => {
  const files = ['criu-2.json', 'baseline-2.json', 'criu-1.json', 'baseline-1.json'].map(fixture);
  const { imports, faults } = readResultFiles(files);
  expect(faults).toEqual([]);
  expect(imports).toHaveLength(1);
  const one = imports[0];
  if (!one) throw new Error('nothing read');
  expect(one.origin).toBe('scripts');
  expect(one.sources.map((source) => files[source]?.name)).toEqual([
    'baseline-1.json',
    'criu-1.json',
    'baseline-2.json',
    'criu-2.json',
  ]);
  expect(resultsFileSchema.parse(one.results)).toEqual(one.results);
  expect(one.results).toMatchObject({
    suite: 'restore-vs-cold-start',
    input: { cache: 'unknown', coolDownMs: null, samples: 2 },
    benchmark: { specName: 'example/model-1b', startedAt: '2026-01-01T11:59:20.000Z' },
    testbeds: [],
  });
  expect(one.results.samples[1]).toMatchObject({
    arm: 'restore/unknown',
    index: 0,
    values: {
      t1RunningMs: 4_500,
      t2HealthyMs: 5_000,
      t3FirstTokenMs: 5_100,
      t4CompleteMs: 5_600,
      engineDurationMs: 4_500,
      sizeBytes: null,
    },
    phases: [
      { key: 'restore', durationMs: 4_500 },
      { key: 'health', durationMs: 500 },
      { key: 'request', durationMs: 600 },
    ],
  });
  expect(one.results.samples[2]).toMatchObject({
    arm: 'cold-start/unknown',
    index: 1,
    values: { t1RunningMs: 250, t2HealthyMs: 41_950, t3FirstTokenMs: 42_000, engineDurationMs: null },
    finishedAt: '2026-01-02T12:00:00.250Z',
  });
});

test('samples of an unknown cache state have arms of their own, and the answer says so', () => {
  const files = ['baseline-1.json', 'criu-1.json'].map(fixture);
  const [one] = readResultFiles(files).imports;
  if (!one) throw new Error('nothing read');
  const { arms, comparisons } = resultOf(one.results);
  expect(arms.map(({ key, counted }) => [key, counted.length])).toEqual([
    ['cold-start/unknown', 1],
    ['restore/unknown', 1],
  ]);
  expect(comparisons.map(({ cache }) => cache)).toEqual(['unknown', 'unknown']);
});

test('one kind of start alone, and another model, are benchmarks of their own', () => {
  const other = fixture('criu-2.json');
  const files = [fixture('criu-1.json'), { ...other, text: other.text.replace('model-1b', 'model-7b') }];
  expect(
    readResultFiles(files).imports.map(({ results: { suite, benchmark } }) => [suite, benchmark.specName]),
  ).toEqual([
    ['restore-speed', 'example/model-1b'],
    ['restore-speed', 'example/model-7b'],
  ]);
});

test.each([
  ['cut-off.txt', 'Line 5, column 21: The file ends within a text.'],
  ['trailing-comma.txt', 'Line 10, column 1: Expected a name in double quotes.'],
  ['criu-bad-fields.json', 'restore_time: Invalid input: expected number, received string'],
  ['criu-bad-fields.json', 'total_criu_tfft: Invalid input: expected number, received undefined'],
  ['criu-contradiction.json', 'Its parts take longer than the whole.'],
  ['newer-version.json', 'version: This is version 2 of the format; version 1 can be read.'],
  ['other-shape.json', 'Neither results of GPU-Load'],
])('%s is refused: %s', (name, reason) => {
  const { imports, faults } = readResultFiles([fixture(name)]);
  expect(imports).toEqual([]);
  expect(faults).toEqual([{ source: 0, name, reason: expect.stringContaining(reason) as string }]);
});

test('a path into a list is named as in a program, and many faults are cut short', () => {
  const file = JSON.parse(own(1).text) as { samples: { values: { t3FirstTokenMs: unknown } }[] };
  for (const { values } of file.samples) values.t3FirstTokenMs = 'fast';
  const [fault] = readResultFiles([{ name: 'x.json', text: JSON.stringify(file) }]).faults;
  expect(fault?.reason).toMatch(/^samples\[0\]\.values\.t3FirstTokenMs: .* samples\[2\]\..* And 2 more\.$/);
});

test('a benchmark that was still under way is not imported', () => {
  expect(readResultFiles([own(1, 'running')]).faults[0]?.reason).toContain('benchmark.status: It was still under way');
});

test('each file of GPU-Load is a benchmark; the same one twice is named', () => {
  const again = { ...own(1), name: 'copy.json' };
  const { imports, faults } = readResultFiles([own(1), own(2), again]);
  expect(imports.map(({ origin, sources }) => [origin, sources])).toEqual([
    ['gpu-load', [0]],
    ['gpu-load', [1]],
  ]);
  expect(faults).toEqual([{ source: 2, name: 'copy.json', reason: 'The same file as own-1.json.' }]);
});

test.each(['null', '[]', '"text"', '7'])('%s is no results file', (text) => {
  expect(readResultFiles([{ name: 'x', text }]).faults).toHaveLength(1);
});
