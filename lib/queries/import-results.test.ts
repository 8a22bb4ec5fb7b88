import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { resultOf, type ResultsFile } from '@/lib/domain/results/results-file';
import { randomBenchmark } from '@/lib/domain/results/testing/random-benchmark';
import { toResultsFile } from '@/lib/domain/results/to-results-file';
import type { BenchmarkResult } from '@/lib/domain/benchmark/result';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { db } from '@/lib/db/client';
import { importRuns } from '@/lib/db/import-runs';
import { listUnfinishedRuns } from '@/lib/db/runs';
import { lastRestoreAt } from '@/lib/db/run-queries';
import { listStartFigures } from '@/lib/db/start-figures';
import { testDatabase } from '@/lib/db/testing/test-database';
import { exportBenchmark } from './export-benchmark';
import { getBenchmark } from './get-benchmark';
import { getRun } from './get-run';
import { importResults } from './import-results';
import { listRuns } from './list-runs';

testDatabase();

const fixtures = path.join(import.meta.dirname, '../domain/results/__fixtures__');
const fixture = (name: string) => ({ name, text: readFileSync(path.join(fixtures, name), 'utf8') });
const fileOf = (seed: number, sampleCount?: number): ResultsFile =>
  toResultsFile(randomBenchmark(seed, sampleCount), {
    product: { name: 'gpu-load', version: '1.2.3' },
    exportedAt: '2026-01-02T00:00:00.000Z',
  });
const own = (seed: number, sampleCount?: number) => ({
  name: `own-${seed}.json`,
  text: JSON.stringify(fileOf(seed, sampleCount)),
});
const counts = async () => ({ runs: await db().run.count(), testbeds: await db().testbed.count() });
/** Runs get ids of their own here; everything else must be as it was. */
const withoutIds = ({ arms, comparisons }: BenchmarkResult) => ({
  comparisons,
  arms: arms.map((arm) => ({ ...arm, samples: plain(arm.samples), counted: plain(arm.counted) })),
});
const plain = (samples: BenchmarkResult['arms'][number]['samples']) => samples.map((s) => ({ ...s, runId: null }));
const onlyId = (outcome: Awaited<ReturnType<typeof importResults>>): string => {
  expect(outcome.known).toEqual([]);
  expect(outcome.benchmarks).toHaveLength(1);
  return outcome.benchmarks[0]?.runId ?? '';
};

test('an imported benchmark says what it said where it was measured, and is marked with its file', async () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const id = onlyId(await importResults([own(seed)]));
    const view = await getBenchmark(id);
    expect(withoutIds(view?.result ?? { arms: [], comparisons: [] })).toEqual(withoutIds(resultOf(fileOf(seed))));
    expect(view?.run).toMatchObject({ status: 'succeeded', importedFrom: `own-${seed}.json`, lastSeq: 0 });
    expect(view?.run.testbed?.hostname).toBe(`host-${seed}-0`);
    expect(view?.run.children.map(({ importedFrom }) => importedFrom)).toEqual(
      fileOf(seed).samples.map(() => `own-${seed}.json`),
    );
  }
  expect(await listUnfinishedRuns()).toEqual([]);
});

test('what was imported can be exported again, with phases, commands, errors and testbeds', async () => {
  const before = fileOf(11, 30);
  const after = await exportBenchmark(onlyId(await importResults([own(11, 30)])));
  const known = (file: ResultsFile) => {
    const hosts = new Map(file.testbeds.map(({ id, facts }) => [id, facts.hostname]));
    const samples = file.samples.map((s) => ({ ...s, id: null, testbedId: hosts.get(s.testbedId ?? '') ?? null }));
    return { suite: file.suite, input: file.input, spec: file.spec, samples };
  };
  expect(after && known(after)).toEqual(known(before));
  expect(after?.benchmark).toMatchObject({ importedFrom: 'own-11.json', startedAt: before.benchmark.startedAt });
});

test('results of the scripts become runs of an unknown cache state, each with its own file', async () => {
  const names = ['baseline-1.json', 'criu-1.json', 'baseline-2.json'];
  const id = onlyId(await importResults(names.map(fixture)));
  const run = await getRun(id);
  expect(run).toMatchObject({ kind: 'benchmark', importedFrom: 'baseline-1.json and 2 more', testbed: null });
  expect(run?.children.map((child) => [child.kind, child.importedFrom, child.measurement?.sample?.cache])).toEqual([
    ['cold-start', 'baseline-1.json', 'unknown'],
    ['restore', 'criu-1.json', 'unknown'],
    ['cold-start', 'baseline-2.json', 'unknown'],
  ]);
  const [row] = await db().run.findMany({ where: { parentRunId: id, kind: 'restore' } });
  expect(row).toMatchObject({ cacheState: 'unknown', t3FirstTokenMs: 5_100, specName: 'example/model-1b' });
});

test('a file that was imported before is named, and nothing else of the selection is stored', async () => {
  const first = onlyId(await importResults([own(21)]));
  const before = await counts();
  const again = await importResults([own(22), { ...own(21), name: 'renamed.json' }, fixture('criu-2.json')]);
  expect(again).toEqual({ benchmarks: [], known: [{ fileName: 'renamed.json', runId: first, title: 'A run' }] });
  expect(await importResults([fixture('criu-1.json')])).toMatchObject({ known: [{ fileName: 'criu-1.json' }] });
  expect(await counts()).toEqual(before);
});

test('an export does not come back to where it was made', async () => {
  const id = onlyId(await importResults([own(31)]));
  const text = JSON.stringify(await exportBenchmark(id), null, 1);
  expect((await importResults([{ name: 'back.json', text }])).known).toMatchObject([{ runId: id }]);
});

test('two imports of one file at the same moment store it once', async () => {
  const outcomes = await Promise.all([importResults([own(41)]), importResults([own(41)])]);
  expect(outcomes.map(({ benchmarks, known }) => benchmarks.length + known.length)).toEqual([1, 1]);
  expect(outcomes.flatMap(({ benchmarks }) => benchmarks)).toHaveLength(1);
});

test('a bad file among good ones is named with its line, and none is stored', async () => {
  const before = await counts();
  await expect(importResults([own(51), fixture('trailing-comma.txt')])).rejects.toThrow(
    'trailing-comma.txt: Line 10, column 1:',
  );
  expect(await counts()).toEqual(before);
});

test('a failure in the middle of storing leaves nothing behind', async () => {
  const before = await counts();
  const results = fileOf(61, 3);
  const sampleRuns = ['a-61', 'b-61', 'a-61'].map((runId) => ({ runId, fileName: 'x.json' }));
  const good = {
    runId: 'good-62',
    fileName: 'y.json',
    results: fileOf(62, 1),
    sampleRuns: [{ runId: 'c-62', fileName: 'y' }],
  };
  await expect(importRuns([good, { runId: 'bad-61', fileName: 'x.json', results, sampleRuns }])).rejects.toThrow();
  expect(await counts()).toEqual(before);
});

test('files that are too large together are refused', async () => {
  const large = { name: 'large.json', text: `"${'x'.repeat(3 * 1024 ** 2)}"` };
  await expect(importResults([large, large])).rejects.toThrow('at most 5.0 MiB');
});

// More rows than SQLite takes parameters in one statement.
test('a thousand samples are stored at once, in order', { timeout: 30_000 }, async () => {
  const count = 1_000;
  const file = fileOf(71, count);
  const id = onlyId(await importResults([own(71, count)]));
  const run = await getRun(id);
  expect(run?.children.map(({ startedAt }) => startedAt)).toEqual(file.samples.map(({ startedAt }) => startedAt));
});

test('imported runs prove nothing about this host and are no figures of the overview', async () => {
  expect(await db().run.count({ where: { kind: 'restore', status: 'succeeded' } })).toBeGreaterThan(0);
  expect(await lastRestoreAt('local')).toBeNull();
  expect(await listStartFigures(1_000)).toEqual([]);
});

test('pages of runs follow each other without loss, although imports have the same times', async () => {
  const all = await db().run.count({ where: { kind: 'benchmark' } });
  const seen: string[] = [];
  let before: string | null | undefined;
  do {
    const page = await listRuns(runFilterSchema.parse({ kind: 'benchmark', limit: 2, before: before ?? undefined }));
    seen.push(...page.runs.map(({ id }) => id));
    before = page.nextBefore;
  } while (before);
  expect(new Set(seen).size).toBe(all);
});
