import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '@/lib/auth/content-security-policy';

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
