import { expect, test } from 'vitest';
import { compareListing, describeDifference } from './file-difference';

const entry = (path: string) => ({ path, sizeBytes: 10, mtimeMs: 1, sha256: null });
const found = (files: Record<string, [number, number]>) =>
  new Map(Object.entries(files).map(([path, [sizeBytes, mtimeMs]]) => [path, { sizeBytes, mtimeMs }]));

test('each way in which a file can differ is told apart, and a file more is none', () => {
  const manifest = ['same', 'gone', 'short', 'long', 'later'].map(entry);
  const now = found({ same: [10, 1], short: [9, 1], long: [11, 1], later: [10, 2], extra: [5, 5] });
  const differences = compareListing(manifest, now);
  expect(differences.map(describeDifference)).toEqual([
    'gone is missing',
    'short is shorter: 9 of 10 bytes',
    'long is longer: 11 of 10 bytes',
    'later was written to since the dump',
  ]);
});

test('a file that is shorter and was written to is shorter: the size decides', () => {
  expect(compareListing([entry('a')], found({ a: [1, 9] }))[0]?.fault).toBe('shorter');
});
