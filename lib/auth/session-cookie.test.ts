import { describe, expect, it } from 'vitest';
import { isSessionValid, issueSession, sessionLifetimeMs, sessionSetCookie } from '@/lib/auth/session-cookie';

const token = 'correct-horse-battery-staple';
const now = Date.UTC(2026, 0, 15, 12);

describe('session cookie', () => {
  it('is accepted while it lasts', () => {
    const value = issueSession(token, now);
    expect(isSessionValid(value, token, now)).toBe(true);
    expect(isSessionValid(value, token, now + sessionLifetimeMs - 1)).toBe(true);
  });

  it('is refused when it has expired, though its signature is right', () => {
    expect(isSessionValid(issueSession(token, now), token, now + sessionLifetimeMs)).toBe(false);
  });

  it('is refused when it was issued in the future', () => {
    expect(isSessionValid(issueSession(token, now + 3_600_000), token, now)).toBe(false);
  });

  it('is refused when it was issued with another token', () => {
    expect(isSessionValid(issueSession('another-token-of-16', now), token, now)).toBe(false);
  });

  it('is refused when its time was moved to make it last longer', () => {
    const signature = issueSession(token, now).split('.')[1];
    expect(isSessionValid(`${now + 1000}.${signature}`, token, now + 1000)).toBe(false);
  });

  it.each([
    undefined,
    '',
    '.',
    'x',
    `${now}`,
    `${now}.`,
    `${now}.${'A'.repeat(43)}`,
    `-1.${'A'.repeat(43)}`,
    `1e9.${'A'.repeat(43)}`,
  ])('is refused when forged: %s', (value) => {
    expect(isSessionValid(value, token, now)).toBe(false);
  });

  it('is refused with any single character of its signature changed', () => {
    const value = issueSession(token, now);
    const start = value.indexOf('.') + 1;
    for (let at = start; at < value.length - 1; at += 1) {
      const changed = value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
      expect(isSessionValid(changed, token, now)).toBe(false);
    }
  });

  it('cannot be read by scripts nor sent by other sites', () => {
    const header = sessionSetCookie('v', false);
    expect(header).toBe('gpu-load-session=v; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict');
    expect(sessionSetCookie('v', true)).toMatch(/; Secure$/);
  });
});
