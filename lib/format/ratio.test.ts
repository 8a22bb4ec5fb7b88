import { expect, it, test } from 'vitest';
import { formatRange, formatRatio, formatTimes } from './ratio';

test.each([
  [6.14, '6.1 times'],
  [30.96, '31.0 times'],
  [1.237, '1.24 times'],
  [0.9, '0.90 times'],
])('%d reads %s', (ratio, text) => expect(formatTimes(ratio)).toBe(text));

test.each([
  [5.38, 6.94, '5.4 to 6.9'],
  [0.98, 1.034, '0.98 to 1.03'],
  [1.8, 2.349, '1.80 to 2.35'],
])('from %d to %d reads %s', (low, high, text) => expect(formatRange(low, high)).toBe(text));

it('tells a gain from none', () => {
  expect(formatRatio(6100, 1000)).toBe('6.1 times faster');
  expect(formatRatio(1000, 1000)).toBe('no gain (1.00 times)');
});
