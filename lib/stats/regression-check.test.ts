import { expect, it } from 'vitest';
import { checkRegression } from './regression-check';
import { normalRandom, seededRandom } from './seeded-random';

const baseline = [650, 640, 661, 655, 648, 652];
const times = (factor: number) => baseline.map((value) => value * factor);
const check = (current: readonly number[], thresholdRatio = 0.05) =>
  checkRegression({ baseline, current, thresholdRatio, seed: 1 });

it('finds a regression that is certain and large', () => {
  const result = check(times(1.2));
  expect(result).toMatchObject({ verdict: 'regression', ratio: expect.closeTo(1.2, 10) });
  expect(result.interval?.low).toBeGreaterThan(1);
});

it('lets a certain but small change pass', () => {
  const result = check(times(1.04));
  expect(result.interval?.low).toBeGreaterThan(1);
  expect(result.verdict).toBe('no change shown');
  expect(check(times(1.04), 0.03).verdict).toBe('regression');
});

it('lets a large but uncertain change pass', () => {
  const result = check([560, 610, 700, 720, 1400, 1500]);
  expect(result.ratio).toBeGreaterThan(1.05);
  expect(result.interval?.low).toBeLessThan(1);
  expect(result.verdict).toBe('no change shown');
});

it('finds an improvement by the same rule', () => {
  expect(check(times(1 / 1.2)).verdict).toBe('improvement');
  expect(check(times(1 / 1.04)).verdict).toBe('no change shown');
  const uncertain = check([750, 700, 610, 590, 300, 280]);
  expect(uncertain.ratio).toBeLessThan(1 / 1.05);
  expect(uncertain.interval?.high).toBeGreaterThan(1);
  expect(uncertain.verdict).toBe('no change shown');
});

it('takes a threshold of nothing, and then any certain change counts', () => {
  expect(check(times(1.04), 0).verdict).toBe('regression');
  expect(() => check(times(1.04), Infinity)).toThrow(RangeError);
});

it('says when there are too few samples, with the ratio where there is one', () => {
  expect(check(times(2).slice(0, 4))).toMatchObject({
    verdict: 'too few samples',
    ratio: expect.any(Number),
    interval: null,
  });
  expect(check([])).toMatchObject({ verdict: 'too few samples', ratio: null, interval: null });
});

it('states its rule with the threshold', () => {
  expect(check(times(1), 0.07).rule).toMatch(/more than 7 % above .* Improvement: the same .* At least 5 samples/);
  expect(check(times(1), 0.025).rule).toContain('more than 2.5 % above');
});

it('refuses a negative threshold', () => {
  expect(() => check(baseline, -0.1)).toThrow(RangeError);
});

it('raises a false alarm in at most 4 % of 500 comparisons of unchanged servers', () => {
  const random = seededRandom(51);
  const arm = () => Array.from({ length: 8 }, () => 650 * Math.exp(0.1 * normalRandom(random)));
  let alarms = 0;
  for (let seed = 0; seed < 500; seed += 1) {
    const { verdict } = checkRegression({ baseline: arm(), current: arm(), thresholdRatio: 0, seed });
    if (verdict === 'regression') alarms += 1;
  }
  // About half of the 5 % that a 95 % interval misses are regressions.
  expect(alarms / 500).toBeLessThan(0.04);
});
