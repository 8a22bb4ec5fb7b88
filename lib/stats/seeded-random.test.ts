import { expect, it } from 'vitest';
import { normalRandom, seededRandom, shuffle } from './seeded-random';

const draws = (seed: number, count: number) => Array.from({ length: count }, seededRandom(seed));

it('gives the numbers of mulberry32', () => {
  // The first outputs of its C code for the seed 0.
  expect(draws(0, 3).map((value) => value * 2 ** 32)).toEqual([1144304738, 1416247, 958946056]);
});

it('repeats itself for a seed and differs for another', () => {
  expect(draws(7, 50)).toEqual(draws(7, 50));
  expect(draws(7, 50)).not.toEqual(draws(8, 50));
});

it('stays within [0, 1) and fills ten bins evenly', () => {
  const bins = new Array<number>(10).fill(0);
  for (const value of draws(1, 100_000)) bins[Math.floor(value * 10)]! += 1;
  expect(bins).toHaveLength(10);
  // Chi-squared with 9 degrees of freedom is above 27.9 once in a thousand seeds.
  expect(bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
});

it('draws normal numbers: mean 0, deviation 1, 95 % within 1.96', () => {
  const random = seededRandom(2);
  const values = Array.from({ length: 100_000 }, () => normalRandom(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
  expect(values.filter((value) => Math.abs(value) < 1.96).length / values.length).toBeCloseTo(0.95, 2);
});

it('shuffles a copy that has every item once', () => {
  const items = Array.from({ length: 30 }, (_, i) => i);
  const shuffled = shuffle(items, seededRandom(3));
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
});

it('shuffles into every order equally often', () => {
  const random = seededRandom(4);
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i += 1) {
    const order = shuffle(['a', 'b', 'c', 'd'], random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  // Chi-squared with 23 degrees of freedom is above 49.7 once in a thousand seeds.
  expect([...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(49.7);
});
