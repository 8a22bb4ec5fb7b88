import { expect, test } from 'vitest';
import type { BenchmarkView } from './benchmark/view';
import { columnOfBenchmark, columnOfRun, compareColumns, type ComparedColumn } from './comparison';
import type { RunDetail } from './views';

function run(id: string, t3FirstTokenMs: number, criu: string): RunDetail {
  return {
    id,
    title: `Restore ${id}`,
    kind: 'restore',
    status: 'succeeded',
    specName: 'demo',
    checkpointName: 'golden',
    importedFrom: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    startedAt: null,
    options: { options: { tcpEstablished: id === 'b' } },
    testbed: { criu, gpus: [], kernel: '6.18' },
    measurement: { t3FirstTokenMs },
  } as unknown as RunDetail;
}

test('what differs is told apart from what is the same', () => {
  const { differing, same } = compareColumns([columnOfRun(run('a', 500, '4.2.1')), columnOfRun(run('b', 250, '4.3'))]);
  expect(differing).toEqual([
    { name: 'Setting: tcpEstablished', values: ['false', 'true'] },
    { name: 'Testbed: criu', values: ['4.2.1', '4.3'] },
  ]);
  expect(same).toContainEqual({ name: 'Testbed: kernel', value: '6.18' });
  expect(same).not.toContainEqual(expect.objectContaining({ name: 'Testbed: criu' }));
});

test('a column says what a run is of, when it began, and what it has no value for', () => {
  const imported = { ...run('a', 1, '4.2.1'), importedFrom: 'x.json', startedAt: '2026-01-02T00:00:00.000Z' };
  const column = columnOfRun({ ...imported, testbed: { ...run('a', 1, '').testbed, hostname: '' } } as RunDetail);
  expect(column).toMatchObject({ runId: 'a', title: 'Restore a', startedAt: '2026-01-02T00:00:00.000Z' });
  expect(column.facts).toMatchObject({ Kind: 'restore', Checkpoint: 'golden', 'Imported from': 'x.json' });
  expect(column.facts).toMatchObject({ 'Testbed: gpus': 'none', 'Testbed: kernel': '6.18' });
  expect(column.facts).not.toHaveProperty('Testbed: hostname');
  expect(columnOfRun(run('b', 1, '')).startedAt).toBe('2026-01-01T00:00:00.000Z');
  expect(columnOfRun({ ...run('c', 1, ''), options: null, measurement: null } as RunDetail).figures).toEqual({});
});

test('a benchmark is a column of its settings and of the median of every arm', () => {
  const input = {
    suite: 'restore-speed',
    specId: 'demo',
    samples: 5,
    warmUps: 1,
    cache: 'warm',
    coolDownMs: 0,
    seed: 7,
  };
  const summaries = { t2HealthyMs: null, t3FirstTokenMs: { median: 420, n: 5 } };
  const arm = { label: 'Restore', cache: 'warm', summaries };
  const view = { run: run('b', 1, '4.2.1'), input, result: { arms: [arm] } } as unknown as BenchmarkView;
  const { figures, facts } = columnOfBenchmark(view);
  expect(Object.values(figures)).toEqual([{ measure: 't3FirstTokenMs', value: 420, n: 5 }]);
  expect(Object.keys(figures)[0]).toMatch(/^Restore, .*warm.*: First token \(T3\)$/);
  expect(facts).toMatchObject({ 'Setting: suite': 'restore-speed', 'Setting: seed': '7' });
  expect(facts).not.toHaveProperty('Setting: specId');
});

test('runs whose spec of the same name was edited in between are told apart', () => {
  const spec = { name: 'demo', description: 'old', command: ['--model', 'a'], volumes: [{ source: '/m' }] };
  const before = { ...run('a', 500, '4.2.1'), spec } as unknown as RunDetail;
  const after = { ...before, spec: { ...spec, description: 'new', command: ['--model', 'b'] } } as unknown as RunDetail;
  const { differing, same } = compareColumns([columnOfRun(before), columnOfRun(after)]);
  expect(differing).toEqual([{ name: 'Launch spec: command', values: ['--model, a', '--model, b'] }]);
  expect(same).toContainEqual({ name: 'Launch spec: volumes', value: '{"source":"/m"}' });
});

test('figures carry their ratio to the first column; what one lacks stays empty', () => {
  const slow = columnOfRun(run('a', 500, '4.2.1'));
  const empty = { ...columnOfRun(run('c', 1, '4.2.1')), figures: {} };
  const { figures } = compareColumns([slow, columnOfRun(run('b', 250, '4.2.1')), empty]);
  expect(figures).toEqual([
    {
      name: 'First token (T3)',
      measure: 't3FirstTokenMs',
      cells: [
        { value: 500, n: 1, ratio: 1 },
        { value: 250, n: 1, ratio: 0.5 },
        { value: null, n: 0, ratio: null },
      ],
    },
  ]);
});

test('there is no ratio to nothing and none to zero; the measure is that of the column which has it', () => {
  const health = (value: number) => ({ Health: { measure: 't2HealthyMs', value, n: 1 } }) as const;
  const column = { ...columnOfRun(run('a', 1, '4.2.1')), figures: {} };
  const ratios = (first: ComparedColumn['figures']) =>
    compareColumns([
      { ...column, figures: first },
      { ...column, figures: health(2) },
    ]).figures.map(({ measure, cells }) => [measure, ...cells.map(({ ratio }) => ratio)]);
  expect(ratios({})).toEqual([['t2HealthyMs', null, null]]);
  expect(ratios(health(0))).toEqual([['t2HealthyMs', null, null]]);
  expect(ratios(health(4))).toEqual([['t2HealthyMs', 1, 0.5]]);
});
