import type { Interval } from './interval';
import { median, quantileOfSorted, sorted } from './quantile';
import { normalRandom } from './seeded-random';

export const defaultResamples = 2_000;

/**
 * About half of what Silverman's rule takes for a density: enough to break the steps that few samples leave in the
 * medians drawn from them, too little to widen them much. Chosen by simulation, docs/decisions/008-benchmark-statistics.md.
 */
const bandwidthFactor = 0.5;

/** Quartiles of a normal distribution are this many standard deviations apart. */
const normalQuartileDistance = 1.349;

/** 95 % percentile interval of a statistic that `draw` computes from one resample. */
export function percentileInterval(draw: () => number, resamples: number): Interval {
  const drawn = new Float64Array(resamples);
  for (let i = 0; i < resamples; i += 1) drawn[i] = draw();
  drawn.sort();
  return { low: quantileOfSorted(drawn, 0.025), high: quantileOfSorted(drawn, 0.975) };
}

/**
 * Smoothed bootstrap of a median: each call draws as many samples with replacement, each moved by a little normal
 * noise, and gives their median. The noise follows the distance of the quartiles, so that no outlier can widen it.
 */
export function smoothedMedians(samples: readonly number[], random: () => number): () => number {
  const n = samples.length;
  const values = sorted(samples);
  const quartileDistance = quantileOfSorted(values, 0.75) - quantileOfSorted(values, 0.25);
  const bandwidth = (bandwidthFactor * quartileDistance * n ** -0.2) / normalQuartileDistance;
  const drawn = new Float64Array(n);
  return () => {
    for (let i = 0; i < n; i += 1) {
      drawn[i] = (values[Math.floor(random() * n)] as number) + bandwidth * normalRandom(random);
    }
    return median(drawn);
  };
}
