import { expect, it } from 'vitest';
import { downsample } from './downsample';
import { seededRandom } from './seeded-random';

const line = (n: number, y: (x: number) => number) => Array.from({ length: n }, (_, x) => ({ x, y: y(x) }));

it('keeps few points as they are', () => {
  const points = line(5, (x) => x * x);
  expect(downsample(points, 5)).toEqual(points);
  expect(downsample(points, 9)).toEqual(points);
  expect(downsample([], 3)).toEqual([]);
});

it('keeps exactly as many as asked, the first and the last, in order, and invents none', () => {
  const random = seededRandom(61);
  for (let round = 0; round < 200; round += 1) {
    const points = line(2 + Math.floor(random() * 300), () => random());
    const maxPoints = 2 + Math.floor(random() * 60);
    const kept = downsample(points, maxPoints);
    expect(kept).toHaveLength(Math.min(points.length, maxPoints));
    expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
    for (const point of kept) expect(points).toContain(point);
    expect(kept.map(({ x }) => x)).toEqual(kept.map(({ x }) => x).toSorted((a, b) => a - b));
    expect(new Set(kept).size).toBe(kept.length);
  }
});

it('keeps a lone peak and a lone dip', () => {
  const points = line(1000, (x) => (x === 333 ? 50 : x === 700 ? -50 : Math.sin(x / 50)));
  const kept = downsample(points, 30);
  expect(kept).toContainEqual({ x: 333, y: 50 });
  expect(kept).toContainEqual({ x: 700, y: -50 });
});

it('takes of each bucket the largest triangle', () => {
  // One bucket between the ends: the point furthest from the line through them.
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
    { x: 2, y: 3 },
    { x: 3, y: -1 },
    { x: 4, y: 4 },
  ];
  expect(downsample(points, 3).map(({ x }) => x)).toEqual([0, 3, 4]);
  expect(downsample(points, 2).map(({ x }) => x)).toEqual([0, 4]);
});

it('refuses fewer than 2', () => {
  expect(() =>
    downsample(
      line(5, (x) => x),
      1,
    ),
  ).toThrow(RangeError);
});

it('takes of each bucket the one furthest from the line between the point before and the centre after', () => {
  // Two buckets of two between the ends; by hand, twice the areas: 2 and 11, then 1 and 4.
  const points = [0, 1, 4, 3, 0, 0].map((y, x) => ({ x, y }));
  expect(downsample(points, 4).map(({ x }) => x)).toEqual([0, 2, 4, 5]);
  const mirrored = points.map(({ x, y }) => ({ x, y: -y }));
  expect(downsample(mirrored, 4).map(({ x }) => x)).toEqual([0, 2, 4, 5]);
});

it('of points on one line takes the first of each bucket', () => {
  expect(
    downsample(
      line(8, (x) => 3 * x + 1),
      5,
    ).map(({ x }) => x),
  ).toEqual([0, 1, 3, 5, 7]);
});

it('takes a fraction of a point for none, and says what it was asked for when it refuses', () => {
  expect(
    downsample(
      line(9, (x) => x),
      4.9,
    ),
  ).toHaveLength(4);
  expect(() => downsample([], Number.NaN)).toThrow('At least 2 points must be kept, not NaN.');
  expect(downsample([], 2)).toEqual([]);
});
