import { describe, expect, it } from 'vitest';
import { isSessionValid } from '@/lib/auth/session-cookie';
import { LoginThrottle, maxFailures } from '@/lib/auth/throttle';
import { logIn } from './log-in';

const token = 'correct-horse-battery-staple';
const request = { next: '/runs', isHttps: false, token, nowMs: 1_000_000 };

describe('log-in', () => {
  it('begins a session with the right token and goes where the person wanted', () => {
    const outcome = logIn({ ...request, given: token, throttle: new LoginThrottle() });
    expect(outcome.location).toBe('/runs');
    const value = /^gpu-load-session=([^;]+)/.exec(outcome.setCookie ?? '')?.[1];
    expect(isSessionValid(value, token, request.nowMs)).toBe(true);
  });

  it('gives no cookie for a wrong token and never goes to another site', () => {
    const outcome = logIn({ ...request, given: 'wrong', next: '//evil.example', throttle: new LoginThrottle() });
    expect(outcome).toEqual({ location: '/login?error=wrong', setCookie: null });
  });

  it('refuses even the right token while too many wrong ones came before', () => {
    const throttle = new LoginThrottle();
    for (let i = 0; i < maxFailures; i += 1) logIn({ ...request, given: `wrong ${i}`, throttle });
    expect(logIn({ ...request, given: token, throttle })).toEqual({
      location: '/login?error=wait&next=%2Fruns',
      setCookie: null,
    });
    expect(logIn({ ...request, given: token, throttle, nowMs: request.nowMs + 61_000 }).setCookie).not.toBeNull();
  });

  it('asks for nothing when the server has no token', () => {
    expect(logIn({ ...request, given: '', token: undefined })).toEqual({ location: '/runs', setCookie: null });
  });
});
