import { compareArms } from './compare';
import type { Interval } from './interval';

/** Whether a new set of durations is longer than an earlier one. */
export interface RegressionCheck {
  verdict: 'regression' | 'improvement' | 'no change shown' | 'too few samples';
  /** Median of `current` divided by the median of `baseline`; above 1 is slower. Null when one has no sample. */
  ratio: number | null;
  /** 95 % interval of that ratio; null when one has fewer than 5 samples. */
  interval: Interval | null;
  /** The rule that led to the verdict, as shown on the page. */
  rule: string;
}

/**
 * Judges durations against a baseline. A regression must be both certain (the whole interval above 1) and large
 * enough to matter (the ratio above 1 + `thresholdRatio`); an improvement is the same with the two exchanged.
 * @param thresholdRatio 0.05 for 5 %; not negative.
 * @throws RangeError for a duration that is not above 0, or for a negative threshold.
 */
export function checkRegression({
  baseline,
  current,
  thresholdRatio,
  seed,
}: {
  baseline: readonly number[];
  current: readonly number[];
  thresholdRatio: number;
  seed: number;
}): RegressionCheck {
  if (!(thresholdRatio >= 0 && thresholdRatio < Infinity)) {
    throw new RangeError(`A threshold must not be negative: ${thresholdRatio}.`);
  }
  const comparison = compareArms({ slow: current, fast: baseline, seed });
  const ratio = comparison?.ratioOfMedians ?? null;
  const interval = comparison?.interval ?? null;
  return { verdict: verdictOf(ratio, interval, 1 + thresholdRatio), ratio, interval, rule: ruleOf(thresholdRatio) };
}

function verdictOf(ratio: number | null, interval: Interval | null, limit: number): RegressionCheck['verdict'] {
  if (ratio === null || interval === null) return 'too few samples';
  if (interval.low > 1 && ratio > limit) return 'regression';
  return interval.high < 1 && 1 / ratio > limit ? 'improvement' : 'no change shown';
}

function ruleOf(thresholdRatio: number): string {
  // 0.07 * 100 is not 7 in binary.
  const percent = Number((thresholdRatio * 100).toFixed(2));
  return (
    `Regression: the median is more than ${percent} % above the baseline's, and the whole 95 % interval of their ` +
    'ratio lies above 1. Improvement: the same with the two exchanged. At least 5 samples of each are needed.'
  );
}
