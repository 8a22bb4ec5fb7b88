import { defaultResamples, minSamples, percentileInterval, resampledMedian, type Interval } from './bootstrap';
import { median } from './quantile';
import { seededRandom } from './seeded-random';

/** How much faster one arm is than the other. A ratio above 1 means that `fast` is faster. */
export interface Comparison {
  /** Median of `slow` divided by the median of `fast`. */
  ratioOfMedians: number;
  /** 95 % bootstrap interval of that ratio; null with too few samples. */
  interval: Interval | null;
  /** Median of the ratios within each pair; null without pairs. */
  pairedMedianRatio: number | null;
  pairedInterval: Interval | null;
  nSlow: number;
  nFast: number;
  verdict: 'faster' | 'slower' | 'no difference shown' | 'too few samples';
}

/**
 * Compares two arms of durations by the ratio of their medians, with a percentile bootstrap in which both
 * arms are drawn anew (docs/decisions/008-benchmark-statistics.md). The same seed gives the same interval.
 * @returns null when an arm has no sample.
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
  if (slow.length === 0 || fast.length === 0) return null;
  const random = seededRandom(seed);
  const isEnough = Math.min(slow.length, fast.length) >= minSamples;
  const interval = isEnough
    ? percentileInterval(() => resampledMedian(slow, random) / resampledMedian(fast, random), resamples)
    : null;
  const ratios = pairs.map((pair) => pair.slow / pair.fast);
  return {
    ratioOfMedians: median(slow) / median(fast),
    interval,
    pairedMedianRatio: ratios.length === 0 ? null : median(ratios),
    pairedInterval:
      ratios.length >= minSamples ? percentileInterval(() => resampledMedian(ratios, random), resamples) : null,
    nSlow: slow.length,
    nFast: fast.length,
    verdict: verdictOf(interval),
  };
}

function verdictOf(interval: Interval | null): Comparison['verdict'] {
  if (interval === null) return 'too few samples';
  if (interval.low > 1) return 'faster';
  return interval.high < 1 ? 'slower' : 'no difference shown';
}
