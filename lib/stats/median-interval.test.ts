import { expect, it } from 'vitest';
import { medianInterval } from './median-interval';
import { seededRandom } from './seeded-random';

const oneTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

it('needs five samples, whose whole range it gives', () => {
  expect(medianInterval(oneTo(4))).toBeNull();
  expect(medianInterval([3, 5, 1, 4, 2])).toEqual({ low: 1, high: 5 });
});

it('interpolates between the exact intervals of ranks', () => {
  // By hand for n = 10: ranks 2 to 9 hold the median in 97.85 %, ranks 3 to 8 in 89.06 %. The share of the excess
  // is (0.978516 - 0.95) / (0.978516 - 0.890625) = 0.324444, so lambda = 8 * 0.324444 / (2 + 6 * 0.324444) = 0.657658.
  expect(medianInterval(oneTo(10))).toEqual({
    low: expect.closeTo(2.657658, 5),
    high: expect.closeTo(8.342342, 5),
  });
});

it('is symmetric about the median of symmetric samples, and narrower with more of them', () => {
  let widthBefore = Infinity;
  for (const n of [5, 6, 8, 10, 15, 20, 40, 100, 400]) {
    const interval = medianInterval(oneTo(n).map((value) => (value - (n + 1) / 2) / n));
    expect(interval?.low).toBeCloseTo(-(interval?.high ?? NaN), 10);
    const width = (interval?.high ?? NaN) - (interval?.low ?? NaN);
    expect(width).toBeLessThan(widthBefore);
    widthBefore = width;
  }
});

it('works for more samples than 2^-n can count', () => {
  // 1 - 2 * P(Binomial(1000, 1/2) < rank) is at least 95 % up to rank 469.
  const interval = medianInterval(oneTo(1000));
  expect(interval?.low).toBeGreaterThanOrEqual(469);
  expect(interval?.low).toBeLessThanOrEqual(470);
});

it.each([5, 6, 7, 9, 20])('holds the median of skewed noise in 93 to 97 %% of 4,000 sets of %d', (n) => {
  const random = seededRandom(n);
  let held = 0;
  for (let round = 0; round < 4_000; round += 1) {
    const interval = medianInterval(Array.from({ length: n }, () => -Math.log(1 - random())));
    if (interval !== null && interval.low <= Math.LN2 && Math.LN2 <= interval.high) held += 1;
  }
  expect(held / 4_000).toBeGreaterThan(0.93);
  expect(held / 4_000).toBeLessThan(0.97);
});
