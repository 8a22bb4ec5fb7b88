/** A 95 % interval, in the unit of what it is about. */
export interface Interval {
  low: number;
  high: number;
}

/** Fewer samples than this get no interval and no verdict: even their whole range would hold the median too rarely. */
export const minSamples = 5;
