import 'server-only';
import { cookies, headers } from 'next/headers';
import { judgeRequest } from '@/lib/auth/judge-request';
import { isSessionValid, sessionCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';

/**
 * Why a server action must not run for the request that asks for it; null when it may. The same questions as at the
 * gate (host, origin, session), so that a mistake in its matcher opens nothing.
 */
export async function refuseAction(): Promise<AppError | null> {
  const asked = await headers();
  const verdict = judgeRequest({
    method: 'POST',
    pathname: '/',
    host: asked.get('host'),
    origin: asked.get('origin'),
    secFetchSite: asked.get('sec-fetch-site'),
    hasToken: env().GPU_LOAD_TOKEN !== undefined,
    hasSession: await hasSession(),
  });
  if (verdict.type === 'pass') return null;
  if (verdict.type === 'to-login') return new AppError('auth/required', 'Your session has ended.');
  return new AppError(verdict.code, verdict.detail, { remedy: verdict.remedy });
}

/**
 * True when no token is set, or the request carries a valid session. `proxy.ts` asks the same before any
 * request is served; `refuseAction` and every route ask again.
 */
export async function hasSession(): Promise<boolean> {
  const token = env().GPU_LOAD_TOKEN;
  if (token === undefined) return true;
  const jar = await cookies();
  return isSessionValid(jar.get(sessionCookieName)?.value, token, Date.now());
}
