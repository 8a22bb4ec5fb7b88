/** The middle value; the mean of the two in the middle when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** `--pairs N` of the command line. */
export function pairsOf(text: string): number {
  const pairs = Number.parseInt(text, 10);
  if (!(pairs >= 1 && pairs <= 1000)) throw new Error('--pairs must be a number from 1 to 1000.');
  return pairs;
}
