import 'server-only';
import { safeNextPath } from '@/lib/auth/next-path';
import { issueSession, sessionSetCookie } from '@/lib/auth/session-cookie';
import { loginThrottle, type LoginThrottle } from '@/lib/auth/throttle';
import { sameSecret } from '@/lib/auth/token';

/** Where to send the browser after the form, and the cookie that goes with it. */
export interface LoginOutcome {
  location: string;
  setCookie: string | null;
}

export interface LoginRequest {
  given: string;
  next: string | null;
  isHttps: boolean;
  /** undefined: the server asks for no token. */
  token: string | undefined;
  nowMs: number;
  throttle?: LoginThrottle;
}

/** Checks the token that was typed and begins a session. */
export function logIn(request: LoginRequest): LoginOutcome {
  const next = safeNextPath(request.next);
  if (request.token === undefined) return { location: next, setCookie: null };
  const throttle = request.throttle ?? loginThrottle();
  if (throttle.waitMs(request.nowMs) > 0) return failed('wait', next);
  if (!sameSecret(request.given, request.token)) {
    throttle.recordFailure(request.nowMs);
    return failed('wrong', next);
  }
  throttle.reset();
  return { location: next, setCookie: sessionSetCookie(issueSession(request.token, request.nowMs), request.isHttps) };
}

function failed(error: 'wrong' | 'wait', next: string): LoginOutcome {
  const query = new URLSearchParams({ error, ...(next === '/' ? {} : { next }) });
  return { location: `/login?${query.toString()}`, setCookie: null };
}
