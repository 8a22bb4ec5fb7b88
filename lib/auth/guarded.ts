import 'server-only';
import { withBoundedBody } from '@/lib/auth/bounded-body';
import { judgeRequest } from '@/lib/auth/judge-request';
import { refusal } from '@/lib/auth/refusal';
import { isSessionValid, sessionCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';

/** No route takes more than a form or a filter; files are imported by a server action. */
export const maxRouteBodyBytes = 64 * 1024;

type Handler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

/**
 * A route's handler behind the same questions that `proxy.ts` asks (host, origin, session), so that a mistake in its
 * matcher opens nothing, and with a limit on the body: a longer one is answered with 413 before the handler runs.
 */
export function guarded<Rest extends unknown[]>(
  handler: Handler<Rest>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  const guard = async (request: Request, ...rest: Rest): Promise<Response> => {
    const token = env().GPU_LOAD_TOKEN;
    const verdict = judgeRequest({
      method: request.method,
      pathname: new URL(request.url).pathname,
      host: request.headers.get('host'),
      origin: request.headers.get('origin'),
      secFetchSite: request.headers.get('sec-fetch-site'),
      hasToken: token !== undefined,
      hasSession: token !== undefined && isSessionValid(sessionOf(request), token, Date.now()),
    });
    if (verdict.type === 'refuse') return refusal(verdict);
    // Pages are led to the log-in by the proxy; a route that is asked without a session has nothing to say.
    if (verdict.type === 'to-login') return new Response(null, { status: 401 });
    const bounded = await withBoundedBody(request, maxRouteBodyBytes);
    if (bounded === null) return new Response('The body is too long.', { status: 413 });
    return handler(bounded, ...rest);
  };
  guardedHandlers.add(guard);
  return guard;
}

const guardedHandlers = new WeakSet<object>();

/** True for what `guarded` has made. */
export function isGuarded(handler: unknown): boolean {
  return typeof handler === 'function' && guardedHandlers.has(handler);
}

function sessionOf(request: Request): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${sessionCookieName}=`))?.slice(sessionCookieName.length + 1);
}
