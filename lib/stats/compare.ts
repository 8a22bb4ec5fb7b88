import { defaultResamples, percentileInterval, smoothedMedians } from './bootstrap';
import { minSamples, type Interval } from './interval';
import { medianInterval } from './median-interval';
import { median } from './quantile';
import { seededRandom } from './seeded-random';

/** How much faster one arm is than the other. A ratio above 1 means that `fast` is faster. */
export interface Comparison {
  /** Median of `slow` divided by the median of `fast`. */
  ratioOfMedians: number;
  /** 95 % bootstrap interval of that ratio; null when an arm has fewer than 5 samples. */
  interval: Interval | null;
  /** Median of the ratios within each pair; null without pairs. */
  pairedMedianRatio: number | null;
  /** 95 % interval of that median; null below 5 pairs. */
  pairedInterval: Interval | null;
  nSlow: number;
  nFast: number;
  verdict: 'faster' | 'slower' | 'no difference shown' | 'too few samples';
}

/**
 * Compares two arms of durations by the ratio of their medians, with a smoothed bootstrap on the logarithms in
 * which both arms are drawn anew (docs/decisions/008-benchmark-statistics.md). The same seed gives the same interval.
 * @param slow durations in one unit, all above 0; `fast` and `pairs` in the same.
 * @returns null when an arm has no sample.
 * @throws RangeError for a duration that is not above 0.
 */
export function compareArms({
  slow,
  fast,
  pairs = [],
  seed,
  resamples = defaultResamples,
}: {
  slow: readonly number[];
  fast: readonly number[];
  pairs?: readonly { slow: number; fast: number }[];
  seed: number;
  resamples?: number;
}): Comparison | null {
  for (const durations of [slow, fast, ...pairs.map((pair) => [pair.slow, pair.fast])]) assertPositive(durations);
  if (slow.length === 0 || fast.length === 0) return null;
  const interval =
    Math.min(slow.length, fast.length) >= minSamples ? ratioInterval(slow, fast, { seed, resamples }) : null;
  const ratios = pairs.map((pair) => pair.slow / pair.fast);
  return {
    ratioOfMedians: median(slow) / median(fast),
    interval,
    pairedMedianRatio: ratios.length === 0 ? null : median(ratios),
    pairedInterval: medianInterval(ratios),
    nSlow: slow.length,
    nFast: fast.length,
    verdict: verdictOf(interval),
  };
}

function ratioInterval(
  slow: readonly number[],
  fast: readonly number[],
  { seed, resamples }: { seed: number; resamples: number },
): Interval {
  const random = seededRandom(seed);
  // Noise of starts is in proportion to their length, and a ratio is a difference of logarithms.
  const drawSlow = smoothedMedians(slow.map(Math.log), random);
  const drawFast = smoothedMedians(fast.map(Math.log), random);
  const { low, high } = percentileInterval(() => drawSlow() - drawFast(), resamples);
  return { low: Math.exp(low), high: Math.exp(high) };
}

function verdictOf(interval: Interval | null): Comparison['verdict'] {
  if (interval === null) return 'too few samples';
  if (interval.low > 1) return 'faster';
  return interval.high < 1 ? 'slower' : 'no difference shown';
}

function assertPositive(durations: readonly number[]): void {
  const wrong = durations.find((value) => !(value > 0 && value < Infinity));
  if (wrong !== undefined) throw new RangeError(`A duration must be above 0, not ${wrong}.`);
}
