import { expect, test } from 'vitest';
import { paths } from '@/lib/paths';
import { decodedSegment } from './decoded-segment';

test.each(['demo-1', '100%', '100%25', 'a b/c'])('%s comes back from the path made of it', (name) => {
  expect(decodedSegment(paths.containerLog(name).split('/').at(-1) ?? '')).toBe(name);
});

test('a percent sign that encodes nothing is itself', () => {
  expect(decodedSegment('100%')).toBe('100%');
});
