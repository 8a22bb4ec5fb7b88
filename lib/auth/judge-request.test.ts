import { describe, expect, it } from 'vitest';
import { judgeRequest, type RequestFacts } from '@/lib/auth/judge-request';

const open: RequestFacts = {
  method: 'GET',
  pathname: '/',
  host: 'localhost:3000',
  origin: null,
  secFetchSite: null,
  hasToken: false,
  hasSession: false,
};
const locked: RequestFacts = { ...open, host: 'gpu.example:3000', hasToken: true };
const statusOf = (facts: RequestFacts) => {
  const verdict = judgeRequest(facts);
  return verdict.type === 'refuse' ? verdict.status : verdict.type;
};

describe('host names without a token', () => {
  it.each(['localhost:3000', 'LOCALHOST', '127.0.0.1:3000', '[::1]:3000'])('serves %s', (host) => {
    expect(statusOf({ ...open, host })).toBe('pass');
  });

  it.each([
    null,
    '',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '192.168.1.5:3000',
    '[::2]',
    'localhost:3000@evil',
    'evil@localhost',
    '127.0.0.1:3000:1',
  ])('refuses %s, which a rebound name may have led here', (host) => {
    expect(statusOf({ ...open, host })).toBe(421);
  });
});

describe('origin', () => {
  const post: RequestFacts = { ...open, method: 'POST', pathname: '/runs/new' };

  it('lets the own pages post', () => {
    expect(statusOf({ ...post, origin: 'http://localhost:3000', secFetchSite: 'same-origin' })).toBe('pass');
    expect(statusOf({ ...post, secFetchSite: 'same-origin' })).toBe('pass');
  });

  it.each(['http://evil.example', 'http://localhost:8080', 'http://127.0.0.1:3000', 'null', 'garbage'])(
    'refuses a post from %s',
    (origin) => {
      expect(statusOf({ ...post, origin })).toBe(403);
    },
  );

  it.each([null, 'cross-site', 'same-site', 'nonsense'])(
    'refuses a post without Origin and Sec-Fetch-Site %s',
    (site) => {
      expect(statusOf({ ...post, secFetchSite: site })).toBe(403);
    },
  );

  it('refuses a foreign origin even with a session', () => {
    expect(statusOf({ ...locked, method: 'POST', hasSession: true, origin: 'https://evil.example' })).toBe(403);
  });

  it('refuses event streams that another site opens', () => {
    const stream = { ...open, pathname: '/api/host/events' };
    expect(statusOf({ ...stream, secFetchSite: 'cross-site' })).toBe(403);
    expect(statusOf({ ...stream, secFetchSite: 'same-site' })).toBe(403);
    expect(statusOf({ ...stream, origin: 'http://evil.example' })).toBe(403);
    expect(statusOf({ ...stream, secFetchSite: 'same-origin' })).toBe('pass');
    expect(statusOf(stream)).toBe('pass');
  });

  it('lets links from other sites open a page', () => {
    expect(statusOf({ ...open, secFetchSite: 'cross-site' })).toBe('pass');
  });

  it('refuses preflights, so that no other site may send its own headers', () => {
    expect(statusOf({ ...open, method: 'OPTIONS', origin: 'http://evil.example', secFetchSite: 'cross-site' })).toBe(
      403,
    );
  });
});

describe('session when a token is set', () => {
  it('sends pages to the log-in', () => {
    expect(statusOf(locked)).toBe('to-login');
    expect(statusOf({ ...locked, pathname: '/runs/abc' })).toBe('to-login');
    expect(statusOf({ ...locked, pathname: '/login/other' })).toBe('to-login');
    expect(statusOf({ ...locked, pathname: '/apiary' })).toBe('to-login');
  });

  it('answers 401 for the API, its event streams and every post', () => {
    expect(statusOf({ ...locked, pathname: '/api/runs' })).toBe(401);
    expect(statusOf({ ...locked, pathname: '/api/host/events' })).toBe(401);
    for (const pathname of ['/', '/login', '/runs/new', '/_next/static/x.js', '/no-such-page', '/favicon.ico']) {
      expect(statusOf({ ...locked, method: 'POST', pathname, secFetchSite: 'same-origin' })).toBe(401);
    }
  });

  it('serves only the log-in and its files without one', () => {
    expect(statusOf({ ...locked, pathname: '/login' })).toBe('pass');
    expect(statusOf({ ...locked, pathname: '/_next/static/chunks/a.js' })).toBe('pass');
    expect(statusOf({ ...locked, method: 'POST', pathname: '/login/submit', origin: 'http://gpu.example:3000' })).toBe(
      'pass',
    );
    expect(statusOf({ ...locked, method: 'POST', pathname: '/login/submit', origin: 'http://evil.example' })).toBe(403);
    expect(statusOf({ ...locked, pathname: '/_next/image' })).toBe('to-login');
  });

  it('lets whoever has a link read what is shared, and do nothing else there', () => {
    const shared = { ...locked, pathname: '/share/AAAAAAAAAAAAAAAAAAAAAA' };
    expect(statusOf(shared)).toBe('pass');
    expect(statusOf({ ...shared, method: 'HEAD', secFetchSite: 'cross-site' })).toBe('pass');
    expect(statusOf({ ...shared, pathname: `${shared.pathname}/opengraph-image` })).toBe('pass');
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect(statusOf({ ...shared, method, origin: 'http://gpu.example:3000' })).toBe(401);
    }
    expect(statusOf({ ...shared, pathname: '/share' })).toBe('to-login');
    expect(statusOf({ ...shared, pathname: '/sharedrive/x' })).toBe('to-login');
    expect(statusOf({ ...shared, pathname: '/runs/share/x' })).toBe('to-login');
    expect(statusOf({ ...open, pathname: shared.pathname, host: 'evil.example' })).toBe(421);
  });

  it('serves everything with one, under any host name', () => {
    expect(statusOf({ ...locked, hasSession: true })).toBe('pass');
    expect(statusOf({ ...locked, hasSession: true, pathname: '/api/runs' })).toBe('pass');
    expect(statusOf({ ...locked, hasSession: true, method: 'POST', origin: 'https://gpu.example:3000' })).toBe('pass');
  });
});
