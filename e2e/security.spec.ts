import { request as playwrightRequest } from '@playwright/test';
import { expect, test } from './fixtures';

test.describe('requests from elsewhere', () => {
  test('a post from a foreign origin is refused', async ({ request, baseURL }) => {
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1']) {
      const response = await request.post('/runs/new', { headers: { Origin: origin }, data: '[]' });
      expect(response.status(), `Origin ${origin}`).toBe(403);
    }
    // The own origin passes the gate, so it is the origin that was refused above and not the post.
    const own = await request.post('/runs/new', { headers: { Origin: baseURL ?? '' }, data: '[]' });
    expect(own.status()).not.toBe(403);
  });

  test('a server action called from a foreign origin is refused', async ({ request }) => {
    const response = await request.post('/', {
      headers: { Origin: 'http://evil.example', 'Next-Action': '0'.repeat(42), 'Content-Type': 'text/plain' },
      data: '[]',
    });
    expect(response.status()).toBe(403);
  });

  test('an event stream opened by another site is refused', async ({ request }) => {
    for (const path of ['/api/host/events', '/api/runs/some-run/events']) {
      for (const site of ['cross-site', 'same-site']) {
        const response = await request.get(path, { headers: { 'Sec-Fetch-Site': site } });
        expect(response.status(), `${path}, ${site}`).toBe(403);
      }
      const response = await request.get(path, { headers: { Origin: 'http://evil.example' } });
      expect(response.status(), `${path}, foreign Origin`).toBe(403);
    }
  });

  test('a search in saved memory is refused from elsewhere, and cannot be asked for by an address', async ({
    request,
    baseURL,
  }) => {
    const path = '/api/checkpoints/no-such-one/search';
    const search = (headers: Record<string, string>) => request.post(path, { headers, data: { q: 'secret' } });
    expect((await search({ Origin: 'http://evil.example' })).status()).toBe(403);
    expect((await search({ 'Sec-Fetch-Site': 'cross-site' })).status()).toBe(403);
    expect((await search({ Origin: baseURL ?? '' })).status()).toBe(200);
    expect((await request.get(`${path}?q=secret`)).status()).toBe(405);
  });

  test('another name for this server is refused, so a rebound DNS name is of no use', async ({ baseURL }) => {
    const context = await playwrightRequest.newContext({
      baseURL,
      extraHTTPHeaders: { Host: 'evil.example' },
    });
    const response = await context.get('/api/runs');
    expect(response.status()).toBe(421);
    await context.dispose();
  });

  test('a preflight is refused, so no other site may send headers of its own', async ({ request }) => {
    const response = await request.fetch('/api/runs', {
      method: 'OPTIONS',
      headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(response.status()).toBe(403);
    expect(response.headers()['access-control-allow-origin']).toBeUndefined();
  });
});

test('every answer carries the headers that keep it out of frames and its scripts in place', async ({ request }) => {
  for (const path of ['/', '/api/runs']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
  }
});

test('bad filters and ids are answered, not crashed on', async ({ request }) => {
  const runs = await request.get('/api/runs?kind=nonsense&before=yesterday&limit=-1');
  expect(runs.status()).toBe(200);
  for (const path of ['/api/runs/..%2F..%2Fetc/events', '/api/runs/none/logs/..%2F..%2Fdump.log']) {
    const response = await request.get(path);
    expect([400, 404], path).toContain(response.status());
  }
});
