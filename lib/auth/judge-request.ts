import { hostNameOf, isLoopbackName } from '@/lib/auth/loopback';
import type { ErrorCode } from '@/lib/errors/codes';

/** What the gate needs to know of a request. Header values are null when absent. */
export interface RequestFacts {
  method: string;
  pathname: string;
  host: string | null;
  origin: string | null;
  secFetchSite: string | null;
  hasToken: boolean;
  hasSession: boolean;
}

export type Verdict =
  | { type: 'pass' }
  | { type: 'to-login' }
  | { type: 'refuse'; status: 401 | 403 | 421; code: ErrorCode; title: string; detail: string; remedy: string[] };

/** Where the log-in form is posted to: a route, so that no server action is reachable without a session. */
export const loginSubmitPath = '/login/submit';

const readMethods = new Set(['GET', 'HEAD']);
const openToRead = new Set(['/login', '/favicon.ico', '/icon.svg', '/apple-icon.png', '/manifest.webmanifest']);

/** Decides whether a request may be served. Order: name of the host, origin, session. */
export function judgeRequest(facts: RequestFacts): Verdict {
  const isRead = readMethods.has(facts.method);
  const isApi = facts.pathname === '/api' || facts.pathname.startsWith('/api/');

  if (!facts.hasToken) {
    const name = hostNameOf(facts.host);
    if (name === null || !isLoopbackName(name)) return wrongHost(facts.host);
  }
  if (facts.origin !== null && !isSameHost(facts.origin, facts.host)) return foreign('Its Origin is another site.');
  const isFromHere = facts.secFetchSite === 'same-origin' || facts.secFetchSite === 'none';
  if (!isRead && facts.origin === null && !isFromHere) {
    return foreign('It changes something and says neither its Origin nor that it comes from this site.');
  }
  if (isApi && facts.secFetchSite !== null && !isFromHere) return foreign('Another site asked the browser for it.');

  if (!facts.hasToken || facts.hasSession || isOpen(facts, isRead)) return { type: 'pass' };
  return isRead && !isApi ? { type: 'to-login' } : noSession();
}

function isOpen(facts: RequestFacts, isRead: boolean): boolean {
  if (facts.pathname === loginSubmitPath) return facts.method === 'POST';
  // A shared page is for whoever has its slug, which is the secret.
  if (isRead && facts.pathname.startsWith('/share/')) return true;
  // The log-in page needs its scripts and styles; they are the same in every installation.
  return isRead && (openToRead.has(facts.pathname) || facts.pathname.startsWith('/_next/static/'));
}

function isSameHost(origin: string, host: string | null): boolean {
  try {
    // "null" (a sandboxed frame, a file) does not parse and so is foreign.
    return host !== null && new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}

function wrongHost(host: string | null): Verdict {
  return {
    type: 'refuse',
    status: 421,
    code: 'auth/foreign-origin',
    title: 'This address is not served',
    detail: `Without a token GPU-Load answers only to localhost, 127.0.0.1 and [::1], not to ${host === null ? 'a request without a host name' : 'the name in this request'}.`,
    remedy: ['Open it as http://localhost with its port.', 'To use another name, set GPU_LOAD_TOKEN and start again.'],
  };
}

function foreign(detail: string): Verdict {
  return {
    type: 'refuse',
    status: 403,
    code: 'auth/foreign-origin',
    title: 'Refused: the request comes from another site',
    detail,
    remedy: ['Open GPU-Load in its own tab and try again there.'],
  };
}

function noSession(): Verdict {
  return {
    type: 'refuse',
    status: 401,
    code: 'auth/required',
    title: 'Log in first',
    detail: 'This server asks for a token, and the request carries no valid session.',
    remedy: ['Open /login and enter the value of GPU_LOAD_TOKEN.'],
  };
}
