import * as reference from 'simple-statistics';
import { expect, it } from 'vitest';
import { median, quantileOfSorted, sorted } from './quantile';
import { seededRandom } from './seeded-random';

it('has the median of the reference library, for every size', () => {
  const random = seededRandom(11);
  for (let n = 1; n <= 60; n += 1) {
    const samples = Array.from({ length: n }, () => Math.round(random() * 500));
    expect(median(samples)).toBe(reference.median(samples));
  }
});

it('interpolates between neighbours as R does by default', () => {
  // R: quantile(c(12, 15, 16, 19, 30), c(0.1, 0.25, 0.9), type = 7)
  const values = sorted([30, 12, 19, 15, 16]);
  expect([0, 0.1, 0.25, 0.9, 1].map((p) => quantileOfSorted(values, p))).toEqual([
    12,
    expect.closeTo(13.2, 10),
    15,
    expect.closeTo(25.6, 10),
    30,
  ]);
});

it('agrees with the reference library where a quantile falls on a sample', () => {
  // Its quantiles are of another type: they do not interpolate, and both agree on the samples themselves.
  const random = seededRandom(12);
  const values = sorted(Array.from({ length: 41 }, () => random()));
  for (const p of [0.025, 0.1, 0.25, 0.6, 0.975]) {
    expect(quantileOfSorted(values, p)).toBeCloseTo(reference.quantileSorted([...values], p), 12);
  }
});

it('never leaves the samples and never falls with p', () => {
  const random = seededRandom(13);
  for (let round = 0; round < 200; round += 1) {
    const values = sorted(Array.from({ length: 1 + Math.floor(random() * 30) }, () => random() * 1e6));
    const drawn = Array.from({ length: 21 }, (_, i) => quantileOfSorted(values, i / 20));
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    expect([drawn[0], drawn[20]]).toEqual([values[0], values.at(-1)]);
  }
});

it('sorts a copy', () => {
  const samples = [3, 1, 2];
  expect([...sorted(samples)]).toEqual([1, 2, 3]);
  expect(samples).toEqual([3, 1, 2]);
});

it('refuses no numbers', () => {
  expect(() => median([])).toThrow(RangeError);
});
