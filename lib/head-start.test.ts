import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HeadStart, longestMs } from './head-start';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether it has waited long enough by now. */
async function isOver(waited: Promise<void>): Promise<boolean> {
  const later = Symbol();
  return (await Promise.race([waited, vi.advanceTimersByTimeAsync(0).then(() => later)])) !== later;
}

test('nobody waits when nobody is ahead', async () => {
  expect(await isOver(new HeadStart().over())).toBe(true);
});

test('who looks waits until the last that is ahead has started its command', async () => {
  const headStart = new HeadStart();
  const [endFirst, endSecond] = [headStart.give(), headStart.give()];
  const waited = headStart.over();
  endFirst();
  endFirst();
  expect(await isOver(waited)).toBe(false);
  endSecond();
  expect(await isOver(waited)).toBe(true);
  expect(await isOver(headStart.over())).toBe(true);
});

test('a run that starts no command is ahead for a while only', async () => {
  const headStart = new HeadStart();
  headStart.give();
  await vi.advanceTimersByTimeAsync(longestMs - 1);
  const waited = headStart.over();
  expect(await isOver(waited)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await isOver(waited)).toBe(true);
});

test('nobody waits longer than that, though one run after the other goes ahead', async () => {
  const headStart = new HeadStart();
  headStart.give();
  const waited = headStart.over();
  await vi.advanceTimersByTimeAsync(longestMs - 1);
  headStart.give();
  await vi.advanceTimersByTimeAsync(1);
  expect(await isOver(waited)).toBe(true);
  expect(await isOver(headStart.over())).toBe(false);
});
