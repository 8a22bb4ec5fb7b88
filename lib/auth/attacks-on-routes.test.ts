import { beforeEach, expect, test, vi } from 'vitest';
import { guarded, maxRouteBodyBytes } from './guarded';
import { issueSession, sessionCookieName } from './session-cookie';
import { attack } from './testing/attacks/attack';
import { everyRoute, type Route, type RouteMethod } from './testing/every-route';
import { ownRequest } from './testing/own-request';

const token = 'correct-horse-battery-staple';
const settings = globalThis as { __gpuLoadEnv?: unknown };
beforeEach(() => {
  delete settings.__gpuLoadEnv;
});

const foreignOrigins = [
  'http://evil.example',
  'https://127.0.0.1:3000.evil.example',
  'http://127.0.0.1:3001',
  'http://localhost:3000',
  'http://127.0.0.1:3000@evil.example',
  'file://',
  'null',
  '',
];

/** Asks every method of every route and returns what each answered that was not `status`. */
async function notAnswered(
  status: number,
  init: (method: RouteMethod) => { headers: Record<string, string>; without?: string[] },
  only: (route: Route, method: RouteMethod) => boolean = () => true,
): Promise<string[]> {
  const wrong: string[] = [];
  let asked = 0;
  for (const route of await everyRoute()) {
    for (const [method, handler] of Object.entries(route.handlers) as [RouteMethod, NonNullable<unknown>][]) {
      if (!only(route, method)) continue;
      const { headers, without = [] } = init(method);
      const isRead = method === 'GET' || method === 'HEAD';
      const request = ownRequest(route.path, { method, headers, ...(isRead ? {} : { body: 'q=x' }) });
      without.forEach((name) => request.headers.delete(name));
      const answer = await (handler as typeof route.handlers.GET)?.(request, { params: Promise.resolve(route.params) });
      asked += 1;
      if (answer?.status !== status) wrong.push(`${method} ${route.file}: ${answer?.status}`);
    }
  }
  expect(asked).toBeGreaterThan(0);
  return wrong;
}

const session = () => ({ cookie: `${sessionCookieName}=${issueSession(token, Date.now())}` });

test(attack('route-foreign-origin'), async () => {
  for (const origin of foreignOrigins)
    expect(await notAnswered(403, () => ({ headers: { origin } })), origin).toEqual([]);
});

test(attack('route-foreign-with-session'), async () => {
  vi.stubEnv('GPU_LOAD_TOKEN', token);
  for (const origin of foreignOrigins) {
    expect(await notAnswered(403, () => ({ headers: { origin, ...session() } })), origin).toEqual([]);
  }
});

test(attack('route-cross-site'), async () => {
  const isApi = ({ path }: Route) => path.startsWith('/api/');
  for (const site of ['cross-site', 'same-site', 'nonsense']) {
    const asked = () => ({ headers: { 'sec-fetch-site': site }, without: ['origin'] });
    expect(await notAnswered(403, asked, isApi), site).toEqual([]);
  }
});

test(attack('route-bare-change'), async () => {
  const changes = (_: Route, method: RouteMethod) => method !== 'GET' && method !== 'HEAD';
  expect(await notAnswered(403, () => ({ headers: {}, without: ['origin', 'sec-fetch-site'] }), changes)).toEqual([]);
});

test(attack('route-no-session'), async () => {
  vi.stubEnv('GPU_LOAD_TOKEN', token);
  const isClosed = ({ path }: Route) => path !== '/login/submit';
  expect(await notAnswered(401, () => ({ headers: {} }), isClosed)).toEqual([]);
});

test(attack('route-rebound-name'), async () => {
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3000', '0x7f000001', '[::2]']) {
    expect(await notAnswered(421, () => ({ headers: { host } })), host).toEqual([]);
  }
});

test(attack('route-preflight'), async () => {
  const handler = vi.fn(() => new Response());
  const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
  const answer = await guarded(handler)(ownRequest('/api/runs', { method: 'OPTIONS', headers }));
  expect(answer.status).toBe(403);
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(handler).not.toHaveBeenCalled();
});

const takesBody = async (init: RequestInit & { duplex?: 'half' }) => {
  const handler = vi.fn(() => new Response());
  const answer = await guarded(handler)(ownRequest('/api/x', { method: 'POST', ...init }));
  return { status: answer.status, calls: handler.mock.calls.length };
};

test(attack('body-long'), async () => {
  expect(await takesBody({ body: 'x'.repeat(maxRouteBodyBytes + 1) })).toEqual({ status: 413, calls: 0 });
  expect(await takesBody({ body: 'x'.repeat(maxRouteBodyBytes) })).toEqual({ status: 200, calls: 1 });
});

test(attack('body-endless'), async () => {
  let sentBytes = 0;
  let isStopped = false;
  const body = new ReadableStream({
    pull: (to) => {
      sentBytes += 1024;
      to.enqueue(new Uint8Array(1024));
    },
    cancel: () => {
      isStopped = true;
    },
  });
  expect(await takesBody({ body, duplex: 'half' })).toEqual({ status: 413, calls: 0 });
  expect(isStopped).toBe(true);
  expect(sentBytes).toBeLessThan(2 * maxRouteBodyBytes);
});

test(attack('body-lying'), async () => {
  const body = 'x'.repeat(maxRouteBodyBytes + 1);
  expect(await takesBody({ body, headers: { 'content-length': '1' } })).toEqual({ status: 413, calls: 0 });
});
