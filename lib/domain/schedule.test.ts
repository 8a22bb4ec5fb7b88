import { afterEach, expect, test, vi } from 'vitest';
import { judgeDue, nextDue } from './schedule';

const nightly = { type: 'nightly', hour: 2, minute: 30 } as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the next time is today when it is still to come, else tomorrow', () => {
  expect(nextDue(nightly, new Date(2026, 0, 5, 1, 0))).toEqual(new Date(2026, 0, 5, 2, 30));
  expect(nextDue(nightly, new Date(2026, 0, 5, 2, 30))).toEqual(new Date(2026, 0, 6, 2, 30));
  expect(nextDue({ type: 'after-checkpoint' }, new Date())).toBeNull();
});

test('a time that is just past is taken, one that is long past was missed', () => {
  const due = new Date(2026, 0, 5, 2, 30);
  const judge = (day: number, hour: number, minute: number) =>
    judgeDue(nightly, due, new Date(2026, 0, day, hour, minute));
  expect(judge(5, 2, 29)).toEqual({ missed: 0, isDue: false });
  expect(judge(5, 2, 40)).toEqual({ missed: 0, isDue: true });
  expect(judge(5, 9, 0)).toEqual({ missed: 1, isDue: false });
  expect(judge(8, 9, 0)).toEqual({ missed: 4, isDue: false });
});

test('after missed nights the one that is due just now still starts', () => {
  expect(judgeDue(nightly, new Date(2026, 0, 5, 2, 30), new Date(2026, 0, 7, 2, 35))).toEqual({
    missed: 2,
    isDue: true,
  });
});

test('a night that skips the time takes the moment after it, and the nights after keep the time', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  // On 29 March 2026 clocks go from 02:00 to 03:00.
  const skipped = nextDue(nightly, new Date('2026-03-28T12:00:00+01:00'));
  expect(skipped?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(nextDue(nightly, skipped ?? new Date(0))?.toISOString()).toBe('2026-03-30T00:30:00.000Z');
});
