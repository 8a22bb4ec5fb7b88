import 'server-only';
import { createHmac } from 'node:crypto';
import { sameSecret } from '@/lib/auth/token';

/** Not prefixed with `__Host-`, which browsers accept over TLS only; the product is mostly used on loopback. */
export const sessionCookieName = 'gpu-load-session';

/** A log-in lasts seven days; then the token is asked for again. */
export const sessionLifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** A clock that was set back a little must not end sessions that were just begun. */
const clockToleranceMs = 60_000;

/** The cookie's value: when it was issued, and an HMAC of that with the token. A new token ends every session. */
export function issueSession(token: string, nowMs: number): string {
  const issuedAtMs = String(Math.trunc(nowMs));
  return `${issuedAtMs}.${sign(token, issuedAtMs)}`;
}

/** True when the value was issued with this token and has not expired. */
export function isSessionValid(value: string | undefined, token: string, nowMs: number): boolean {
  const match = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(value ?? '');
  if (!match?.[1] || !match[2]) return false;
  if (!sameSecret(match[2], sign(token, match[1]))) return false;
  const ageMs = nowMs - Number(match[1]);
  return ageMs >= -clockToleranceMs && ageMs < sessionLifetimeMs;
}

/** The whole `Set-Cookie` value. Strict: no other site can send it along, not even by a link. */
export function sessionSetCookie(value: string, isHttps: boolean): string {
  const attributes = ['Path=/', `Max-Age=${sessionLifetimeMs / 1000}`, 'HttpOnly', 'SameSite=Strict'];
  if (isHttps) attributes.push('Secure');
  return [`${sessionCookieName}=${value}`, ...attributes].join('; ');
}

function sign(token: string, issuedAtMs: string): string {
  // The prefix keeps this HMAC from ever meaning anything else that is signed with the token.
  return createHmac('sha256', token).update(`gpu-load session v1 ${issuedAtMs}`).digest('base64url');
}
