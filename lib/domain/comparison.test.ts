import { expect, test } from 'vitest';
import { columnOfRun, compareColumns } from './comparison';
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
