import { beforeEach, expect, test, vi } from 'vitest';
import { guarded, isGuarded, maxRouteBodyBytes } from './guarded';
import { issueSession, sessionCookieName } from './session-cookie';
import { everyRoute } from './testing/every-route';
import { ownRequest } from './testing/own-request';

const settings = globalThis as { __gpuLoadEnv?: unknown };
beforeEach(() => {
  delete settings.__gpuLoadEnv;
});

test('every handler of every route is guarded', async () => {
  const routes = await everyRoute();
  expect(routes.length).toBeGreaterThan(15);
  const bare = routes.flatMap(({ file, handlers }) =>
    Object.entries(handlers).flatMap(([method, handler]) => (isGuarded(handler) ? [] : [`${method} ${file}`])),
  );
  expect(bare).toEqual([]);
  expect(isGuarded(() => new Response())).toBe(false);
});

test('an own request reaches the handler, with its body and its context', async () => {
  const echo = guarded(
    async (request: Request, { word }: { word: string }) => new Response(`${await request.text()} ${word}`),
  );
  const answer = await echo(ownRequest('/api/x', { method: 'POST', body: 'said' }), { word: 'heard' });
  expect(await answer.text()).toBe('said heard');
});

test('a body that is too long never reaches the handler, told or not', async () => {
  const handler = vi.fn(() => new Response());
  const post = guarded(handler);
  const long = 'x'.repeat(maxRouteBodyBytes + 1);
  const streamed = new ReadableStream({ start: (to) => (to.enqueue(new TextEncoder().encode(long)), to.close()) });
  const requests = [
    ownRequest('/api/x', { method: 'POST', body: long }),
    ownRequest('/api/x', { method: 'POST', body: streamed, duplex: 'half' } as RequestInit),
    ownRequest('/api/x', { method: 'POST', body: 'x', headers: { 'content-length': '9999999' } }),
  ];
  for (const request of requests) expect((await post(request)).status).toBe(413);
  expect(handler).not.toHaveBeenCalled();
});

test('with a token only a valid session reaches the handler', async () => {
  vi.stubEnv('GPU_LOAD_TOKEN', 'correct-horse-battery-staple');
  const get = guarded(() => new Response('inside'));
  const cookie = (value: string) => ({ headers: { cookie: `a=b; ${sessionCookieName}=${value}` } });
  expect((await get(ownRequest('/api/x'))).status).toBe(401);
  expect((await get(ownRequest('/api/x', cookie(issueSession('another-token-of-16', Date.now()))))).status).toBe(401);
  const valid = issueSession('correct-horse-battery-staple', Date.now());
  expect(await (await get(ownRequest('/api/x', cookie(valid)))).text()).toBe('inside');
});
