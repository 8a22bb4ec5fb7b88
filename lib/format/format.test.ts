import { expect, test } from 'vitest';
import { formatBytes } from './bytes';
import { formatDurationMs } from './duration';
import { formatRatio } from './ratio';
import { formatRelativeTime } from './relative-time';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [495_255_552, '472.3 MiB'],
  [5.21 * 1024 ** 3, '5.2 GiB'],
])('%d bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [38, '38 ms'],
  [612, '0.61 s'],
  [12_440, '12.4 s'],
  [125_000, '2 min 05 s'],
])('%d ms read %s', (durationMs, text) => expect(formatDurationMs(durationMs)).toBe(text));

test('a ratio that is no gain says so', () => {
  expect(formatRatio(6100, 1000)).toBe('6.1 times faster');
  expect(formatRatio(900, 1000)).toBe('no gain (0.90 times)');
});

test('times are told from now', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');
  expect(formatRelativeTime('2026-01-01T11:57:00Z', now)).toBe('3 minutes ago');
  expect(formatRelativeTime('2026-01-01T12:00:00Z', now)).toBe('now');
});
