import { expect, test } from 'vitest';
import type { StartFigure } from '@/lib/domain/start-figure';
import { startResults } from './start-results';

let made = 0;
const start = (firstTokenMs: number, patch: Partial<StartFigure> = {}): StartFigure => ({
  runId: `run-${(made += 1)}`,
  specName: 'demo',
  createdAt: '2026-11-24T10:00:00Z',
  firstTokenMs,
  restoredFrom: null,
  testbedId: 'this-host',
  testbed: null,
  ...patch,
});
const restored = (firstTokenMs: number, patch: Partial<StartFigure> = {}) =>
  start(firstTokenMs, { restoredFrom: { form: 'directory', storage: 'disk' }, ...patch });

test('medians are made of starts of the same spec and testbed only', () => {
  const results = startResults([
    restored(600),
    restored(900),
    restored(700),
    restored(5_000, { testbedId: 'another-host' }),
    start(4_000),
    start(5_000),
    start(90_000, { specName: 'vllm' }),
  ]);
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ specName: 'demo', cold: { medianMs: 4_500 }, restore: { medianMs: 700 } });
});

test('archives and checkpoints in RAM are results of their own, against the same cold starts', () => {
  const results = startResults([
    restored(600),
    restored(2_000, { restoredFrom: { form: 'archive', storage: 'disk' } }),
    restored(400, { restoredFrom: { form: 'directory', storage: 'ram' } }),
    start(4_000),
  ]);
  expect(results.map(({ restore, cold }) => [restore.medianMs, cold.medianMs])).toEqual([
    [600, 4_000],
    [2_000, 4_000],
    [400, 4_000],
  ]);
});

test('without a cold start on the same testbed there is nothing to compare', () => {
  expect(startResults([restored(600), start(4_000, { testbedId: 'another-host' })])).toEqual([]);
});

test('a result names the runs it comes from', () => {
  const runs = [restored(600), start(4_000)];
  const [result] = startResults(runs);
  expect([...(result?.restore.starts ?? []), ...(result?.cold.starts ?? [])]).toEqual(runs);
});
