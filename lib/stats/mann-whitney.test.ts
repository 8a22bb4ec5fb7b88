import { expect, it } from 'vitest';
import { mannWhitney } from './mann-whitney';
import { seededRandom, shuffle } from './seeded-random';

it('agrees with published results', () => {
  // Hollander and Wolfe 1973, page 69, as in R's wilcox.test: W = 35, one-sided p = 0.1272.
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const y = [1.15, 0.88, 0.9, 0.74, 1.21];
  expect(mannWhitney(x, y)).toEqual({ u: 35, pValue: expect.closeTo(2 * 0.1272, 4) });
  // The example of SciPy's mannwhitneyu: U = 17, exact p = 0.1111.
  expect(mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12])).toEqual({ u: 17, pValue: expect.closeTo(1 / 9, 10) });
});

it.each([
  // SciPy 1.17.1: mannwhitneyu(a, b, method='asymptotic').
  { a: [1, 2, 2, 3, 5, 8], b: [2, 4, 4, 6, 7, 9, 9], u: 10, pValue: 0.1304022381 },
  { a: [1, 1, 1, 2], b: [1, 2, 2, 2, 3], u: 4, pValue: 0.1399962843 },
])('corrects for ties as SciPy does: U = $u', ({ a, b, u, pValue }) => {
  expect(mannWhitney(a, b)).toEqual({ u, pValue: expect.closeTo(pValue, 6) });
});

it.each([
  // The usual table for 5 %, two-sided: U up to this one is significant, the next is not.
  [5, 5, 2],
  [6, 6, 5],
  [8, 8, 13],
  [10, 10, 23],
  [20, 20, 127],
  [5, 20, 20],
])('has the critical value of the table for %d and %d', (nA, nB, critical) => {
  expect(mannWhitney(...withU(critical, nA, nB)).pValue).toBeLessThanOrEqual(0.05);
  expect(mannWhitney(...withU(critical + 1, nA, nB)).pValue).toBeGreaterThan(0.05);
});

it.each([
  [1, 1],
  [2, 4],
  [5, 3],
  [5, 5],
  [4, 7],
])('is exact for %d and %d: it counts all splits of the ranks', (nA, nB) => {
  const ranks = Array.from({ length: nA + nB }, (_, i) => i + 1);
  const splits = choices(ranks, nA).map((a) => ({ a, b: ranks.filter((rank) => !a.includes(rank)) }));
  const centre = (nA * nB) / 2;
  const distances = splits.map(({ a, b }) => Math.abs(pairsAbove(a, b) - centre));
  for (const [i, { a, b }] of splits.entries()) {
    const asExtreme = distances.filter((distance) => distance >= (distances[i] ?? NaN)).length;
    expect(mannWhitney(a, b).pValue).toBeCloseTo(asExtreme / splits.length, 10);
  }
});

it('corrects for ties: close to the share of all splits that are as extreme', () => {
  const values = [1, 1, 2, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 9];
  const splits = choices([...values.keys()], 7).map((a) => ({
    a: a.map((i) => values[i] ?? NaN),
    b: [...values.keys()].filter((i) => !a.includes(i)).map((i) => values[i] ?? NaN),
  }));
  const distances = splits.map(({ a, b }) => Math.abs(pairsAbove(a, b) - 24.5));
  for (const i of [0, 50, 300, 900, 1500]) {
    const { a, b } = splits[i] ?? { a: [], b: [] };
    const share = distances.filter((distance) => distance >= (distances[i] ?? NaN) - 1e-9).length / splits.length;
    expect(Math.abs(mannWhitney(a, b).pValue - share)).toBeLessThan(0.02);
  }
});

it('approximates large sets as the exact distribution has it', () => {
  const random = seededRandom(41);
  for (let round = 0; round < 20; round += 1) {
    const ranks = shuffle(
      Array.from({ length: 98 }, (_, i) => i),
      random,
    );
    const a = ranks.slice(0, 49);
    const b = ranks.slice(49);
    // One tie, whose correction is next to nothing, turns the approximation on.
    const tied = a.map((rank, i) => (i === 0 ? (b[0] ?? NaN) : rank));
    const exact = mannWhitney(
      a.map((rank, i) => (i === 0 ? (b[0] ?? NaN) + 0.5 : rank)),
      b,
    );
    expect(Math.abs(mannWhitney(tied, b).pValue - exact.pValue)).toBeLessThan(0.01);
  }
});

it('gives both sides the same p, and a and b the pairs between them', () => {
  const random = seededRandom(42);
  for (let round = 0; round < 100; round += 1) {
    const draw = (n: number) => Array.from({ length: n }, () => Math.floor(random() * (round < 50 ? 8 : 1e9)));
    const a = draw(4 + (round % 5));
    const b = draw(6);
    const forward = mannWhitney(a, b);
    const backward = mannWhitney(b, a);
    expect(forward.u + backward.u).toBe(a.length * b.length);
    expect(forward.pValue).toBeCloseTo(backward.pValue, 12);
    expect(forward.pValue).toBeGreaterThan(0);
    expect(forward.pValue).toBeLessThanOrEqual(1);
  }
});

it('finds nothing where all values are the same', () => {
  expect(mannWhitney([5, 5, 5], [5, 5])).toEqual({ u: 3, pValue: 1 });
});

it('refuses an empty set', () => {
  expect(() => mannWhitney([], [1])).toThrow(RangeError);
  expect(() => mannWhitney([1], [])).toThrow(RangeError);
});

/** Two sets without ties whose U is `u`: each value of the first is above as many of the second as are left to give. */
function withU(u: number, nA: number, nB: number): [number[], number[]] {
  const b = Array.from({ length: nB }, (_, i) => i + 1);
  let left = u;
  const a = Array.from({ length: nA }, (_, i) => {
    const above = Math.min(left, nB);
    left -= above;
    return above + 0.5 + i / 1000;
  });
  return [a, b];
}

function choices<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => choices(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}

function pairsAbove(a: readonly number[], b: readonly number[]): number {
  return a.flatMap((x) => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0))).reduce<number>((sum, one) => sum + one, 0);
}
