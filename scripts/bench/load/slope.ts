import type { Interval } from '@/lib/stats/interval';

/** The slope of a line through points, per unit of x, with the 95 % interval of ordinary least squares. */
export interface Slope {
  perUnit: number;
  interval: Interval;
}

/** Two-sided 97.5 % quantile of the normal distribution: with thirty points and more Student's differs by 4 % at most. */
const z = 1.96;

/** @throws RangeError with fewer than 3 points: no interval can be stated. */
export function slopeOf(points: readonly { x: number; y: number }[]): Slope {
  const n = points.length;
  if (n < 3) throw new RangeError('A slope with an interval needs 3 points at least.');
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const sxx = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const perUnit = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / sxx;
  const rest = points.reduce((sum, { x, y }) => sum + (y - meanY - perUnit * (x - meanX)) ** 2, 0);
  const error = Math.sqrt(rest / (n - 2) / sxx);
  return { perUnit, interval: { low: perUnit - z * error, high: perUnit + z * error } };
}
