/** Sorts numbers ascending, as a copy. */
export function sorted(samples: ArrayLike<number>): Float64Array {
  return Float64Array.from(samples).sort();
}

/**
 * Quantile of sorted numbers by linear interpolation (type 7 of Hyndman and Fan, the default of R and NumPy).
 * @param p between 0 and 1.
 * @throws RangeError for no numbers.
 */
export function quantileOfSorted(values: ArrayLike<number>, p: number): number {
  if (values.length === 0) throw new RangeError('A quantile of no numbers does not exist.');
  const position = (values.length - 1) * p;
  const low = Math.floor(position);
  const below = values[low] as number;
  const above = values[Math.min(low + 1, values.length - 1)] as number;
  return below + (position - low) * (above - below);
}

/** Median of numbers in any order. @throws RangeError for no numbers. */
export function median(samples: ArrayLike<number>): number {
  return quantileOfSorted(sorted(samples), 0.5);
}
