import { expect, it } from 'vitest';
import { normalRandom, seededRandom } from '@/lib/stats/seeded-random';
import { slopeOf } from './slope';

it('gives the slope of a line exactly', () => {
  const points = [0, 1, 2, 3, 4].map((x) => ({ x, y: 7 - 2 * x }));
  expect(slopeOf(points).perUnit).toBeCloseTo(-2, 12);
  expect(slopeOf(points).interval.low).toBeCloseTo(-2, 12);
});

it('has the true slope in its interval nineteen times in twenty', () => {
  const random = seededRandom(3);
  let holds = 0;
  for (let trial = 0; trial < 1_000; trial += 1) {
    const points = Array.from({ length: 36 }, (_, x) => ({ x, y: 0.5 * x + 3 * normalRandom(random) }));
    const { low, high } = slopeOf(points).interval;
    if (low <= 0.5 && 0.5 <= high) holds += 1;
  }
  expect(holds).toBeGreaterThan(920);
  expect(holds).toBeLessThan(975);
});

it('refuses two points', () => {
  expect(() => slopeOf([{ x: 0, y: 0 }, { x: 1, y: 1 }])).toThrow(RangeError); // prettier-ignore
});
