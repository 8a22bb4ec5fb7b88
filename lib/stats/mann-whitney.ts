import { sorted } from './quantile';

/** From this size on the normal approximation is as good (R's wilcox.test draws the line here too). */
const exactBelow = 50;

/**
 * Mann–Whitney U test, two-sided: is a value of `a` as often above one of `b` as below?
 * Exact without ties when both have fewer than 50 values; else the normal approximation with corrections for ties
 * and continuity.
 * @returns `u`: the number of pairs in which the value of `a` is larger, ties counted half.
 * @throws RangeError when either is empty.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): { u: number; pValue: number } {
  if (a.length === 0 || b.length === 0) throw new RangeError('Two sets of numbers are needed, and one is empty.');
  const ties = tieSizes(sorted([...a, ...b]));
  const u = countLarger(a, b);
  const isExact = ties.length === 0 && a.length < exactBelow && b.length < exactBelow;
  const pValue = isExact ? exactP(u, a.length, b.length) : approximateP(u, { nA: a.length, nB: b.length, ties });
  return { u, pValue: Math.min(1, pValue) };
}

function countLarger(a: readonly number[], b: readonly number[]): number {
  let u = 0;
  for (const x of a) for (const y of b) u += x > y ? 1 : x === y ? 0.5 : 0;
  return u;
}

/** The sizes of the groups of equal values, where there is more than one of a value. */
function tieSizes(values: Float64Array): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()].filter((size) => size > 1);
}

function exactP(u: number, nA: number, nB: number): number {
  const chances = uDistribution(nA, nB);
  const extreme = Math.min(u, nA * nB - u);
  let tail = 0;
  for (let i = 0; i <= extreme; i += 1) tail += chances[i] as number;
  return 2 * tail;
}

/**
 * How likely each U from 0 to nA * nB is when all orders are equally likely. The largest of all values belongs to
 * `a` with the chance nA / (nA + nB), and is then above all of `b`; else it adds nothing.
 */
function uDistribution(nA: number, nB: number): Float64Array {
  // rows[j]: the distribution for i values of a and j of b; without any of a, U is 0.
  let rows = Array.from({ length: nB + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= nA; i += 1) {
    const next = [Float64Array.of(1)];
    for (let j = 1; j <= nB; j += 1) {
      const chances = new Float64Array(i * j + 1);
      rows[j]?.forEach((chance, u) => (chances[u + j] = (chance * i) / (i + j)));
      next[j - 1]?.forEach((chance, u) => (chances[u] = (chances[u] as number) + (chance * j) / (i + j)));
      next.push(chances);
    }
    rows = next;
  }
  return rows[nB] as Float64Array;
}

function approximateP(u: number, { nA, nB, ties }: { nA: number; nB: number; ties: readonly number[] }): number {
  const n = nA + nB;
  const tieTerm = ties.reduce((sum, size) => sum + size ** 3 - size, 0) / (n * (n - 1));
  const deviation = Math.sqrt(((nA * nB) / 12) * (n + 1 - tieTerm));
  // All values are the same.
  if (deviation === 0) return 1;
  const distance = Math.max(0, Math.abs(u - (nA * nB) / 2) - 0.5);
  return 2 * upperTail(distance / deviation);
}

/** How likely a standard normal value is above `z` (z >= 0); off by at most 7.5e-8 (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}
