import { expect, it } from 'vitest';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { hasConditions, runFilterQuery } from './run-filter-query';

it('writes only what is set and not the default, and never the page', () => {
  const filter = runFilterSchema.parse({ kind: 'restore', spec: '', before: '2026-01-01T00:00:00.000Z' });
  expect(runFilterQuery(filter)).toEqual({ kind: 'restore' });
  expect(runFilterQuery(runFilterSchema.parse({ limit: '10', checkpoint: 'c1' }))).toEqual({
    limit: '10',
    checkpoint: 'c1',
  });
});

it('knows that a page or a length leaves no run out, but a condition does', () => {
  expect(hasConditions(runFilterSchema.parse({ before: '2026-01-01T00:00:00.000Z', limit: '10' }))).toBe(false);
  expect(hasConditions(runFilterSchema.parse({ checkpoint: 'c1' }))).toBe(true);
});
