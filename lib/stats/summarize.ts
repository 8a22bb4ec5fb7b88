import { minSamples, type Interval } from './interval';
import { medianInterval } from './median-interval';
import { median, quantileOfSorted, sorted } from './quantile';

/** What a set of samples says, in the samples' own unit. */
export interface Summary {
  n: number;
  median: number;
  min: number;
  max: number;
  /** Median absolute deviation from the median, not scaled. */
  mad: number;
  /** Null below 5 samples: a tenth of four is nothing. */
  p10: number | null;
  p90: number | null;
  /** 95 % interval of the median; null below 5 samples. */
  medianInterval: Interval | null;
}

/** Summarizes samples. Quantiles interpolate linearly. @throws RangeError for none. */
export function summarize(samples: readonly number[]): Summary {
  const values = sorted(samples);
  const middle = quantileOfSorted(values, 0.5);
  const isEnough = samples.length >= minSamples;
  return {
    n: samples.length,
    median: middle,
    min: values[0] as number,
    max: values[values.length - 1] as number,
    mad: median(samples.map((value) => Math.abs(value - middle))),
    p10: isEnough ? quantileOfSorted(values, 0.1) : null,
    p90: isEnough ? quantileOfSorted(values, 0.9) : null,
    medianInterval: medianInterval(samples),
  };
}
