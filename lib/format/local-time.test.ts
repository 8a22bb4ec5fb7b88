import { expect, test } from 'vitest';
import { formatLocalTime } from './local-time';

test('a moment is told in the zone of the reader, which is named', () => {
  expect(formatLocalTime('2026-11-24T23:30:05Z', 'Europe/Berlin')).toBe('25 Nov 2026, 00:30:05 CET');
  expect(formatLocalTime('2026-11-24T23:30:05Z')).toBe('24 Nov 2026, 23:30:05 UTC');
});
