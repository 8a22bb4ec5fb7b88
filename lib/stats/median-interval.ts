import { minSamples, type Interval } from './interval';
import { sorted } from './quantile';

const confidence = 0.95;

/**
 * 95 % interval of the median, from the order of the samples alone: between two neighbouring exact binomial
 * intervals it interpolates (Hettmansperger and Sheather 1986). It needs no assumption about the noise, and covers
 * better than a bootstrap does (docs/decisions/008-benchmark-statistics.md). Five samples give their whole range,
 * whose confidence is 93.75 %.
 * @returns in the samples' own unit; null below 5 samples.
 */
export function medianInterval(samples: readonly number[]): Interval | null {
  const n = samples.length;
  if (n < minSamples) return null;
  const values = sorted(samples);
  let rank = 1;
  while (rankConfidence(n, rank + 1) >= confidence) rank += 1;
  const outer = rankConfidence(n, rank);
  const share = outer <= confidence ? 0 : shareOfInner(n, rank, outer);
  const between = (outside: number, inside: number) =>
    (1 - share) * (values[outside] as number) + share * (values[inside] as number);
  return { low: between(rank - 1, rank), high: between(n - rank, n - rank - 1) };
}

/** How likely the median lies from the `rank`-th smallest to the `rank`-th largest of `n` samples. */
function rankConfidence(n: number, rank: number): number {
  let term = 2 ** -n;
  let tail = 0;
  for (let i = 0; i < rank; i += 1) {
    tail += term;
    term = (term * (n - i)) / (i + 1);
  }
  return 1 - 2 * tail;
}

/** How far to go from the outer interval, which is too wide, to the next inner one, which is too narrow. */
function shareOfInner(n: number, rank: number, outer: number): number {
  const excess = (outer - confidence) / (outer - rankConfidence(n, rank + 1));
  return ((n - rank) * excess) / (rank + (n - 2 * rank) * excess);
}
