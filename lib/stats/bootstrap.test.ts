import { expect, test, vi } from 'vitest';
import { percentileInterval, smoothedMedians } from './bootstrap';
import { normalRandom } from './seeded-random';

const half = () => 0.5;

test('the interval is that of the middle 95 % of exactly so many draws', () => {
  let next = 0;
  const draw = vi.fn(() => (next += 1));
  expect(percentileInterval(draw, 41)).toEqual({ low: 2, high: 40 });
  expect(draw).toHaveBeenCalledTimes(41);
});

test('the noise is half of Silverman’s bandwidth, by the distance of the quartiles', () => {
  // Every draw is the middle value, with the same noise each.
  const noise = normalRandom(half);
  expect(noise).not.toBe(0);
  const bandwidth = (0.5 * 2 * 5 ** -0.2) / 1.349;
  expect(smoothedMedians([4, 0, 2, 1, 3], half)()).toBeCloseTo(2 + bandwidth * noise, 12);
});

test('an outlier does not widen the noise, and equal samples have none', () => {
  const calm = smoothedMedians([0, 1, 2, 3, 4], half)();
  expect(smoothedMedians([0, 1, 2, 3, 4000], half)()).toBe(calm);
  expect(smoothedMedians([7, 7, 7, 7, 7], half)()).toBe(7);
});
