import { expect, it } from 'vitest';
import { safeNextPath } from '@/lib/auth/next-path';

it.each(['/', '/runs', '/runs?kind=restore&x=//y', '/checkpoints/ab-1#logs', '/specs/a%2Fb', '/logins'])(
  'keeps %s',
  (path) => {
    expect(safeNextPath(path)).toBe(path);
  },
);

it.each([
  null,
  undefined,
  '',
  'runs',
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  '/login',
  '/login?next=/',
  '/api/host/events',
  `/${'a'.repeat(3000)}`,
])('never leaves the site for %j', (path) => {
  expect(safeNextPath(path)).toBe('/');
});
