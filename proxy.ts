import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy, securityHeaders } from '@/lib/auth/content-security-policy';
import { judgeRequest, type Verdict } from '@/lib/auth/judge-request';
import { nonceHeader } from '@/lib/auth/nonce';
import { refusal } from '@/lib/auth/refusal';
import { safeNextPath } from '@/lib/auth/next-path';
import { isSessionValid, sessionCookieName } from '@/lib/auth/session-cookie';
import { env, isDevelopment } from '@/lib/env';
import { headStartOver } from '@/lib/head-start';
import { paths } from '@/lib/paths';

/** What next.config.mjs allows to server actions; nothing else takes more, so that a longer body is not even read. */
const maxBodyBytes = 8 * 1024 * 1024;

// Every request, static files included: what may be read without a session is decided in one place, by code.
export const config = { matcher: '/:path*' };

/** The gate before every page, route, event stream and server action. See docs/security.md. */
export async function proxy(request: NextRequest): Promise<Response> {
  const token = env().GPU_LOAD_TOKEN;
  const verdict = judgeRequest({
    method: request.method,
    pathname: request.nextUrl.pathname,
    host: request.headers.get('host'),
    origin: request.headers.get('origin'),
    secFetchSite: request.headers.get('sec-fetch-site'),
    hasToken: token !== undefined,
    hasSession: token !== undefined && isSessionValid(request.cookies.get(sessionCookieName)?.value, token, Date.now()),
  });
  if (verdict.type === 'pass' && isLook(request)) await headStartOver();
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy({ nonce, isDevelopment: isDevelopment() });
  const response = answer(request, verdict, { nonce, policy });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

/** Something to look at, which the server has to make; what is asked for and what only lies there is never held up. */
const isLook = ({ method, nextUrl }: NextRequest) => method === 'GET' && !nextUrl.pathname.startsWith('/_next/');

function answer(request: NextRequest, verdict: Verdict, page: { nonce: string; policy: string }): Response {
  if (verdict.type === 'to-login') {
    const wanted = safeNextPath(request.nextUrl.pathname + request.nextUrl.search);
    const target = new URL(paths.login(wanted === '/' ? undefined : wanted), request.nextUrl);
    return NextResponse.redirect(target, 307);
  }
  if (verdict.type === 'refuse') return refusal(verdict);
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) {
    return new Response('The body is too long.', { status: 413 });
  }
  // Set, not added: a nonce that the caller sent must not reach the page. Next reads its own from the policy.
  const headers = new Headers(request.headers);
  headers.set(nonceHeader, page.nonce);
  headers.set('Content-Security-Policy', page.policy);
  return NextResponse.next({ request: { headers } });
}
