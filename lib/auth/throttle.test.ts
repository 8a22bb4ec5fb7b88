import { expect, it } from 'vitest';
import { failureWindowMs, LoginThrottle, maxFailures } from '@/lib/auth/throttle';

it('lets a few wrong tokens pass, then makes everybody wait until the window has moved on', () => {
  const throttle = new LoginThrottle();
  for (let i = 0; i < maxFailures; i += 1) {
    expect(throttle.waitMs(1000 + i)).toBe(0);
    throttle.recordFailure(1000 + i);
  }
  expect(throttle.waitMs(2000)).toBe(1000 + failureWindowMs - 2000);
  expect(throttle.waitMs(1000 + failureWindowMs)).toBe(0);
});

it('forgets failures after a good log-in', () => {
  const throttle = new LoginThrottle();
  for (let i = 0; i < maxFailures; i += 1) throttle.recordFailure(1);
  throttle.reset();
  expect(throttle.waitMs(2)).toBe(0);
});
