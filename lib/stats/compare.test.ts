import { expect, it } from 'vitest';
import { compareArms } from './compare';
import { normalRandom, seededRandom } from './seeded-random';

const cold = [4850, 4790, 4900, 4870, 4830, 4881];
const restored = [650, 640, 661, 655, 648, 902];

it('says how many times faster, with an interval around it', () => {
  const comparison = compareArms({ slow: cold, fast: restored, seed: 1 });
  expect(comparison).toMatchObject({ nSlow: 6, nFast: 6, verdict: 'faster', pairedMedianRatio: null });
  expect(comparison?.ratioOfMedians).toBeCloseTo(4860 / 652.5, 10);
  expect(comparison?.interval?.low).toBeLessThan(4860 / 652.5);
  expect(comparison?.interval?.high).toBeGreaterThan(4860 / 652.5);
});

it('says slower when the interval is below 1', () => {
  expect(compareArms({ slow: restored, fast: cold, seed: 1 })?.verdict).toBe('slower');
});

it('shows no difference when the interval holds 1', () => {
  expect(compareArms({ slow: cold, fast: cold, seed: 1 })?.verdict).toBe('no difference shown');
  const same = [650, 650, 650, 650, 650];
  expect(compareArms({ slow: same, fast: same, seed: 1 })).toMatchObject({
    interval: { low: 1, high: 1 },
    verdict: 'no difference shown',
  });
});

it('gives a ratio without an interval for four samples', () => {
  expect(compareArms({ slow: cold, fast: restored.slice(0, 4), seed: 1 })).toMatchObject({
    ratioOfMedians: 4860 / 652.5,
    interval: null,
    verdict: 'too few samples',
  });
});

it('is null without samples', () => {
  expect(compareArms({ slow: [], fast: restored, seed: 1 })).toBeNull();
  expect(compareArms({ slow: cold, fast: [], seed: 1 })).toBeNull();
});

it('refuses a duration that is not above 0', () => {
  expect(() => compareArms({ slow: [...cold, 0], fast: restored, seed: 1 })).toThrow(RangeError);
  expect(() => compareArms({ slow: cold, fast: [...restored, NaN], seed: 1 })).toThrow(RangeError);
});

it('takes the median of the ratios within pairs', () => {
  const pairs = [2, 3, 4, 5, 6].map((ratio) => ({ slow: ratio * 100, fast: 100 }));
  expect(compareArms({ slow: cold, fast: restored, pairs, seed: 1 })).toMatchObject({
    pairedMedianRatio: 4,
    pairedInterval: { low: 2, high: 6 },
  });
  const few = compareArms({ slow: cold, fast: restored, pairs: pairs.slice(1), seed: 1 });
  expect(few).toMatchObject({ pairedMedianRatio: 4.5, pairedInterval: null });
});

it('repeats its interval for a seed', () => {
  const arms = { slow: cold, fast: restored };
  expect(compareArms({ ...arms, seed: 5 })).toEqual(compareArms({ ...arms, seed: 5 }));
  expect(compareArms({ ...arms, seed: 5 })).not.toEqual(compareArms({ ...arms, seed: 6 }));
});

it('does not depend on the order or the unit of its samples', () => {
  const inMs = compareArms({ slow: cold, fast: restored, seed: 5 });
  expect(compareArms({ slow: cold.toReversed(), fast: restored.toReversed(), seed: 5 })).toEqual(inMs);
  const inSeconds = compareArms({
    slow: cold.map((value) => value / 1000),
    fast: restored.map((value) => value / 1000),
    seed: 5,
  });
  expect(inSeconds?.interval?.low).toBeCloseTo(inMs?.interval?.low ?? NaN, 9);
  expect(inSeconds?.interval?.high).toBeCloseTo(inMs?.interval?.high ?? NaN, 9);
});

it('holds a known ratio in 93 to 97 % of 2,000 simulations of ten against ten', () => {
  const random = seededRandom(31);
  const arm = (medianMs: number) => Array.from({ length: 10 }, () => medianMs * Math.exp(0.1 * normalRandom(random)));
  let held = 0;
  for (let seed = 0; seed < 2_000; seed += 1) {
    const interval = compareArms({ slow: arm(4_850), fast: arm(800), seed, resamples: 200 })?.interval;
    if (interval && interval.low <= 4_850 / 800 && 4_850 / 800 <= interval.high) held += 1;
  }
  expect(held / 2_000).toBeGreaterThanOrEqual(0.93);
  expect(held / 2_000).toBeLessThanOrEqual(0.97);
});
