import { expect, it } from 'vitest';
import { NextRequest } from 'next/server';
import { proxy } from '@/proxy';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { contentSecurityPolicy, securityHeaders } from '@/lib/auth/content-security-policy';

it('runs no inline script and no eval outside development, and can be framed by nobody', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', isDevelopment: false });
  const scripts = policy.split('; ').find((part) => part.startsWith('script-src '));
  expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("connect-src 'self';");
  expect(policy.startsWith("default-src 'none';")).toBe(true);
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toContain('unsafe-eval');
});

it(attack('policy-script'), async () => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: '127.0.0.1:3000', ...headers } }));
  const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';
  const answers = await Promise.all(['/', '/', '/runs', '/api/runs'].map((path) => ask(path)));
  const nonces = answers.map((answer) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1] ?? '');
  expect(new Set(nonces).size).toBe(nonces.length);
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  const refused = await ask('/', { host: 'evil.example' });
  expect(refused.status).toBe(421);
  for (const answer of [await ask('/'), refused]) {
    const parts = Object.fromEntries(
      policyOf(answer)
        .split('; ')
        .map((part) => [part.split(' ')[0], part]),
    );
    expect(parts['script-src']).not.toMatch(/unsafe|\*|data:|https?:|blob:/);
    expect([parts['default-src'], parts['object-src'], parts['base-uri'], parts['frame-ancestors']]).toEqual([
      ...["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"],
    ]);
    expect([parts['connect-src'], parts['form-action']]).toEqual(["connect-src 'self'", "form-action 'self'"]);
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name), name).toBe(value);
  }
  // A nonce or a policy that the caller sends is not the page's.
  const sent = await ask('/', { 'x-nonce': 'mine', 'content-security-policy': "script-src 'nonce-mine'" });
  expect([...sent.headers].filter(([, value]) => value.includes('mine'))).toEqual([]);
});
