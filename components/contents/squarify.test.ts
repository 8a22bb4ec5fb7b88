import { expect, test } from 'vitest';
import { squarify } from './squarify';

test('areas are in proportion to sizes, and fill what was given', () => {
  const sizes = [600, 300, 60, 30, 9, 1];
  const boxes = squarify(sizes, { width: 100, height: 40 });
  boxes.forEach(({ width, height }, index) => expect(width * height).toBeCloseTo(sizes[index]! * 4));
  for (const { x, y, width, height } of boxes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(100 + 1e-9);
    expect(y + height).toBeLessThanOrEqual(40 + 1e-9);
  }
});

test("the example of the method's paper comes out as in the paper", () => {
  const boxes = squarify([6, 6, 4, 3, 2, 2, 1], { width: 6, height: 4 });
  expect(boxes.slice(0, 2)).toEqual([
    { x: 0, y: 0, width: 3, height: 2 },
    { x: 0, y: 2, width: 3, height: 2 },
  ]);
});

test('no two boxes lie over each other', () => {
  const boxes = squarify([50, 20, 10, 10, 5, 4, 1], { width: 30, height: 90 });
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const overlapX = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const overlapY = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      expect(Math.min(overlapX, overlapY)).toBeLessThan(1e-9);
    }
  }
});

test('nothing has no boxes', () => {
  expect(squarify([], { width: 10, height: 10 })).toEqual([]);
});
