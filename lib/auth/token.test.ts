import { expect, it } from 'vitest';
import { sameSecret } from '@/lib/auth/token';

it('accepts only the same text, whatever its length', () => {
  expect(sameSecret('sëcret-token-0123', 'sëcret-token-0123')).toBe(true);
  expect(sameSecret('', 'sëcret-token-0123')).toBe(false);
  expect(sameSecret('sëcret-token-012', 'sëcret-token-0123')).toBe(false);
  expect(sameSecret('Sëcret-token-0123', 'sëcret-token-0123')).toBe(false);
  expect(sameSecret('x'.repeat(100_000), 'sëcret-token-0123')).toBe(false);
});
