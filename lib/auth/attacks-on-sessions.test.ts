import { beforeEach, expect, test, vi } from 'vitest';
import { POST } from '@/app/login/submit/route';
import { guarded } from './guarded';
import { judgeRequest } from './judge-request';
import { safeNextPath } from './next-path';
import { isSessionValid, issueSession, sessionCookieName, sessionLifetimeMs } from './session-cookie';
import { attack } from './testing/attacks/attack';
import { ownRequest } from './testing/own-request';
import { maxFailures } from './throttle';

const token = 'correct-horse-battery-staple';
const nowMs = Date.parse('2026-06-01T00:00:00Z');
const valid = issueSession(token, nowMs);
const [issuedAt = '', signature = ''] = valid.split('.');
const isValid = (value: string | undefined, at = nowMs) => isSessionValid(value, token, at);

beforeEach(() => {
  delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
  delete (globalThis as { __gpuLoadLoginThrottle?: unknown }).__gpuLoadLoginThrottle;
  vi.stubEnv('GPU_LOAD_TOKEN', token);
  vi.stubEnv('LOG_LEVEL', 'silent');
});

test(attack('cookie-other-token'), () => {
  expect(isValid(valid)).toBe(true);
  for (const other of ['', 'x', `${token} `, token.toUpperCase(), 'another-token-of-16-characters']) {
    expect(isValid(issueSession(other, nowMs)), other).toBe(false);
  }
});

test(attack('cookie-later-date'), () => {
  for (const date of [String(nowMs + 1), '999999999999999', `0${issuedAt}`, '0', `${issuedAt}0`, `+${issuedAt}`]) {
    expect(isValid(`${date}.${signature}`), date).toBe(false);
  }
});

test(attack('cookie-expired'), () => {
  expect(isValid(valid, nowMs + sessionLifetimeMs)).toBe(false);
  expect(isValid(valid, nowMs + sessionLifetimeMs - 1)).toBe(true);
  expect(isValid(issueSession(token, nowMs + 3_600_000))).toBe(false);
});

test(attack('cookie-cut'), () => {
  const cut = [undefined, '', '.', issuedAt, `${issuedAt}.`, `.${signature}`, valid.slice(0, -1), `${valid}A`];
  const odd = [
    `${valid}.${signature}`,
    ` ${valid}`,
    `${valid}\n`,
    `"${valid}"`,
    '1'.repeat(1_000_000),
    `NaN.${signature}`,
  ];
  for (const value of [...cut, ...odd]) expect(isValid(value), String(value).slice(0, 80)).toBe(false);
});

test(attack('cookie-token-itself'), () => {
  const spellings = [token, btoa(token), `${issuedAt}.${token}`, `Bearer ${token}`, encodeURIComponent(token)];
  for (const value of spellings) expect(isValid(value), value).toBe(false);
});

test(attack('cookie-tossed'), async () => {
  const get = guarded(() => new Response('inside'));
  const own = issueSession(token, Date.now());
  const ask = async (cookie: string) => (await get(ownRequest('/api/x', { headers: { cookie } }))).status;
  const forged = `${sessionCookieName}=${issueSession('another-token-of-16', Date.now())}`;
  expect(await ask(`${forged}; ${sessionCookieName}=${own}`)).toBe(401);
  expect(await ask(`${forged}; ${forged}`)).toBe(401);
  expect(await ask(`x${sessionCookieName}=${own}`)).toBe(401);
  expect(await ask(`${sessionCookieName.toUpperCase()}=${own}`)).toBe(401);
  expect(await ask(`a=b;${sessionCookieName}=${own}`)).toBe(200);
});

const submit = (form: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams(form).toString();
  const own = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
  return POST(ownRequest('/login/submit', { method: 'POST', body, headers: { ...own, ...headers } }));
};

test(attack('login-foreign-origin'), async () => {
  for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:3001']) {
    const answer = await submit({ token }, { origin });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  }
  expect((await submit({ token })).headers.get('set-cookie')).toContain('HttpOnly; SameSite=Strict');
});

test(attack('login-guessed'), async () => {
  for (let i = 0; i < maxFailures; i += 1) {
    expect((await submit({ token: `guess-${i}` })).headers.get('location')).toBe('/login?error=wrong');
  }
  const right = await submit({ token });
  expect([right.headers.get('location'), right.headers.get('set-cookie')]).toEqual(['/login?error=wait', null]);
});

test(attack('login-next-elsewhere'), () => {
  const elsewhere = [
    ...['http://evil.example', 'https:evil.example', '//evil.example', '///evil.example', '/\\evil.example'],
    ...['\\\\evil.example', '/\t/evil.example', '/\n/evil.example', '/\r/evil.example', ' //evil.example'],
    ...['/.//evil.example', '/..//evil.example', '/%2e//evil.example', 'javascript:alert(1)', 'data:text/html,x'],
    ...['/a/..//evil.example', 'evil.example', '@evil.example', '/\u0000/evil.example', '/login?next=/x', '/api/runs'],
  ];
  for (const next of elsewhere) expect(safeNextPath(next), JSON.stringify(next)).toBe('/');
});

test(attack('login-split-header'), async () => {
  const answer = await submit({ token, next: '/runs\r\nSet-Cookie: gpu-load-session=evil' });
  expect(answer.headers.get('location')).toBe('/');
  expect(answer.headers.getSetCookie()).toHaveLength(1);
  expect(answer.headers.get('set-cookie')).not.toContain('evil');
});

test(attack('login-large'), async () => {
  expect((await submit({ token, next: 'x'.repeat(100_000) })).status).toBe(413);
  expect((await submit({ token, next: 'x'.repeat(10_000) })).status).toBe(400);
  expect((await submit({ token }, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
  expect((await submit({ token }, { 'content-type': 'application/json' })).status).toBe(400);
});

test(attack('share-post'), () => {
  const shared = {
    ...{ host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', secFetchSite: 'same-origin' },
    ...{ pathname: `/share/${'A'.repeat(22)}`, hasToken: true, hasSession: false },
  };
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    expect(judgeRequest({ ...shared, method }), method).toMatchObject({ type: 'refuse', status: 401 });
  }
  expect(judgeRequest({ ...shared, method: 'GET' })).toEqual({ type: 'pass' });
});
