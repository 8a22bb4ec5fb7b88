import { expect, test } from 'vitest';
import { readCriuFilter } from './filter';
import { criuFilterSchema } from './filter-schema';

test('the page reads a filter as the route does', () => {
  const queries = [
    {},
    { module: 'net,mnt', process: '1,criu', level: 'error,warning', q: 'Refusing' },
    { module: '', level: '', q: '' },
    { level: 'error,nonsense' },
    { module: 'x'.repeat(61), process: 'x'.repeat(60) },
    { module: Array(101).fill('a').join(','), process: Array(100).fill('a').join(',') },
    { q: 'x'.repeat(501) },
    { q: 'x'.repeat(500), unknown: '1' },
  ];
  for (const query of queries) expect(readCriuFilter(query)).toEqual(criuFilterSchema.parse(query));
});
