import { expect, test } from 'vitest';
import { judgeDue, nextDue } from './schedule';

const nightly = { type: 'nightly', hour: 2, minute: 30 } as const;

test('the next time is today when it is still to come, else tomorrow', () => {
  expect(nextDue(nightly, new Date(2026, 0, 5, 1, 0))).toEqual(new Date(2026, 0, 5, 2, 30));
  expect(nextDue(nightly, new Date(2026, 0, 5, 2, 30))).toEqual(new Date(2026, 0, 6, 2, 30));
  expect(nextDue({ type: 'after-checkpoint' }, new Date())).toBeNull();
});

test('a time that is just past is taken, one that is long past was missed', () => {
  const due = new Date(2026, 0, 5, 2, 30);
  expect(judgeDue(due, new Date(2026, 0, 5, 2, 29))).toEqual({ type: 'wait' });
  expect(judgeDue(due, new Date(2026, 0, 5, 2, 40))).toEqual({ type: 'start' });
  expect(judgeDue(due, new Date(2026, 0, 5, 9, 0))).toEqual({ type: 'missed', count: 1 });
  expect(judgeDue(due, new Date(2026, 0, 8, 9, 0))).toEqual({ type: 'missed', count: 4 });
});
