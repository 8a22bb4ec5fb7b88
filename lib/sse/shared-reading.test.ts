import { expect, test } from 'vitest';
import { sharedReading } from './shared-reading';

/** A reading that ends when it is told to, and a clock that goes when it is told to. */
function controlled() {
  const ends: ((value: number) => void)[] = [];
  const clock = { ms: 0 };
  const shared = sharedReading(
    () => new Promise<number>((resolve) => ends.push(resolve)),
    () => clock.ms,
  );
  const begun = async (count: number) => {
    while (ends.length < count) await Promise.resolve();
  };
  return { shared, ends, clock, begun };
}

test('all who ask before a reading begins share it; who asks later waits for the next', async () => {
  const { shared, ends, begun } = controlled();
  const first = [shared.next(), shared.next()];
  await begun(1);
  const later = [shared.next(), shared.next(), shared.next()];
  ends[0]?.(1);
  expect(await Promise.all(first)).toEqual([1, 1]);
  await begun(2);
  ends[1]?.(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  expect(ends).toHaveLength(2);
});

test('what was read a moment ago is good enough for those who say so, until it is forgotten', async () => {
  const { shared, ends, clock, begun } = controlled();
  const first = shared.recent(10);
  await begun(1);
  ends[0]?.(1);
  await first;
  clock.ms = 10;
  expect(await shared.recent(10)).toBe(1);
  clock.ms = 11;
  const second = shared.recent(10);
  await begun(2);
  // What this reading finds may be out of date already.
  shared.forget();
  ends[1]?.(2);
  expect(await second).toBe(2);
  const third = shared.recent(10);
  await begun(3);
  ends[2]?.(3);
  expect(await third).toBe(3);
});

test('a reading that failed is not kept', async () => {
  let count = 0;
  const shared = sharedReading(async () => {
    count += 1;
    if (count === 1) throw new Error('no answer');
    return count;
  });
  await expect(shared.recent(1_000)).rejects.toThrow('no answer');
  expect(await shared.recent(1_000)).toBe(2);
});
