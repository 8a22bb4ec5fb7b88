import 'server-only';
import { cookies } from 'next/headers';
import { isSessionValid, sessionCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';

/**
 * True when no token is set, or the request carries a valid session. `proxy.ts` asks the same before any
 * request is served; actions and routes ask again, so that a mistake in the matcher opens nothing.
 */
export async function hasSession(): Promise<boolean> {
  const token = env().GPU_LOAD_TOKEN;
  if (token === undefined) return true;
  const jar = await cookies();
  return isSessionValid(jar.get(sessionCookieName)?.value, token, Date.now());
}
