import * as reference from 'simple-statistics';
import { expect, it } from 'vitest';
import { seededRandom } from './seeded-random';
import { summarize } from './summarize';

it('has the median, extremes and deviation of the reference library', () => {
  const random = seededRandom(21);
  for (let n = 1; n <= 40; n += 1) {
    const samples = Array.from({ length: n }, () => 600 + Math.round(random() * 100));
    expect(summarize(samples)).toMatchObject({
      n,
      median: reference.median(samples),
      min: reference.min(samples),
      max: reference.max(samples),
      mad: reference.medianAbsoluteDeviation(samples),
    });
  }
});

it('says nothing about the spread of four samples', () => {
  expect(summarize([4, 1, 3, 2])).toEqual({
    n: 4,
    median: 2.5,
    min: 1,
    max: 4,
    mad: 1,
    p10: null,
    p90: null,
    medianInterval: null,
  });
});

it('takes quantiles by linear interpolation', () => {
  expect(summarize([10, 20, 30, 40, 50])).toMatchObject({ p10: 14, p90: 46, medianInterval: { low: 10, high: 50 } });
});

it('scales with its samples, and does not depend on their order', () => {
  const samples = [650, 612, 700, 644, 655, 980, 631];
  const summary = summarize(samples);
  expect(summarize(samples.toReversed())).toEqual(summary);
  const doubled = summarize(samples.map((value) => value * 2));
  expect(doubled.mad).toBe(summary.mad * 2);
  expect(doubled.medianInterval?.high).toBeCloseTo((summary.medianInterval?.high ?? NaN) * 2, 9);
});

it('refuses no samples', () => {
  expect(() => summarize([])).toThrow(RangeError);
});
