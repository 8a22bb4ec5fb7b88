import { expect, test } from 'vitest';
import { compareVersions } from './version-parts';

test.each([
  ['runc 1.3.6+ds1', 'runc 1.3.6', 0],
  ['4.2', '4.2.1', -1],
  ['4.10', '4.9', 1],
  ['6.18.5-arch1-1', '6.18.5', 0],
  ['5.8', '5.8.0', 0],
])('%s against %s is %i', (a, b, order) => {
  expect(Math.sign(compareVersions(a, b))).toBe(order);
  expect(Math.sign(compareVersions(b, a)) + order).toBe(0);
});
