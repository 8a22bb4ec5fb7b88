import { expect, test } from 'vitest';
import { acquireLocks, lockHolder } from './locks';

const never = new AbortController().signal;

test('a key is held by one run at a time, in the order they came', async () => {
  const order: string[] = [];
  const first = await acquireLocks(['a'], '1', never);
  const second = acquireLocks(['a', 'b'], '2', never).then((release) => (order.push('2'), release));
  const third = acquireLocks(['b'], '3', never).then((release) => (order.push('3'), release));
  await Promise.resolve();
  expect(order).toEqual([]);
  expect(lockHolder('a')).toBe('1');
  first();
  (await second)();
  (await third)();
  expect(order).toEqual(['2', '3']);
  expect(lockHolder('a')).toBeNull();
});

test('a cancelled run gives up its place', async () => {
  const release = await acquireLocks(['c'], '1', never);
  const controller = new AbortController();
  const waiting = acquireLocks(['c'], '2', controller.signal);
  controller.abort(new Error('cancelled'));
  await expect(waiting).rejects.toThrow('cancelled');
  release();
  (await acquireLocks(['c'], '3', never))();
});
