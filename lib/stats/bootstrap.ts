import { median, quantileOfSorted } from './quantile';

export interface Interval {
  low: number;
  high: number;
}

/** Fewer samples than this say nothing about their spread. */
export const minSamples = 5;

export const defaultResamples = 2_000;

/** Percentile interval of a statistic that `draw` computes from one resample. 95 %. */
export function percentileInterval(draw: () => number, resamples: number): Interval {
  const drawn = new Float64Array(resamples);
  for (let i = 0; i < resamples; i += 1) drawn[i] = draw();
  drawn.sort();
  return { low: quantileOfSorted(drawn, 0.025), high: quantileOfSorted(drawn, 0.975) };
}

/** The median of as many samples drawn with replacement. */
export function resampledMedian(samples: readonly number[], random: () => number): number {
  const drawn = new Float64Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) drawn[i] = samples[Math.floor(random() * samples.length)] as number;
  return median(drawn);
}
