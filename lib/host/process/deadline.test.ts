import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { deadline } from './deadline';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const aborted = (signal: AbortSignal) =>
  new Promise<unknown>((resolve) => signal.addEventListener('abort', () => resolve(signal.reason), { once: true }));

test('the time is over also after garbage was collected', async () => {
  const { signal, isOver } = deadline(new AbortController().signal, 50);
  const reason = aborted(signal);
  collectGarbage();
  expect(await reason).toMatchObject({ name: 'TimeoutError' });
  expect(isOver()).toBe(true);
});

test('the outer signal ends it with its own reason', async () => {
  const outer = new AbortController();
  const { signal, isOver } = deadline(outer.signal, 60_000);
  const reason = aborted(signal);
  outer.abort('cancelled');
  expect(await reason).toBe('cancelled');
  expect(isOver()).toBe(false);
});

test('an outer signal that was aborted before counts', () => {
  expect(deadline(AbortSignal.abort('before'), 60_000).signal.reason).toBe('before');
});

test('nothing happens after the work is done', async () => {
  const outer = new AbortController();
  const { signal, release } = deadline(outer.signal, 20);
  release();
  outer.abort();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(signal.aborted).toBe(false);
});
