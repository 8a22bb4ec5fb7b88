import { expect, test } from 'vitest';
import { formatAxisTime } from './axis-time';

const at = Date.parse('2026-11-24T09:51:07Z');
const minuteMs = 60_000;

test.each([
  [5 * minuteMs, '10:51:07'],
  [60 * minuteMs, '10:51'],
  [47 * 60 * minuteMs, '10:51'],
  [30 * 24 * 60 * minuteMs, '24 Nov 2026'],
])('over %d ms a mark says %s, in the reader’s zone', (spanMs, text) => {
  expect(formatAxisTime(at, spanMs, 'Europe/Berlin')).toBe(text);
});
