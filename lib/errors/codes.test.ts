import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError } from './app-error';
import { errorCodes } from './codes';
import { toErrorView } from './to-error-view';

const documentation = readFileSync('docs/errors.md', 'utf8');

test('docs/errors.md has exactly the codes of the table', () => {
  const headings = [...documentation.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  expect(headings).toEqual(Object.keys(errorCodes));
});

test.each(Object.entries(errorCodes))('%s is documented in the words of the table', (_, entry) => {
  expect(documentation).toContain(entry.whatHappened);
  expect(entry.remedy.length).toBeGreaterThan(0);
});

test('an error keeps its own remedy, and takes the table’s when it has none', () => {
  expect(toErrorView(new AppError('disk/full', 'x')).remedy).toEqual(errorCodes['disk/full'].remedy);
  expect(toErrorView(new AppError('disk/full', 'x', { remedy: ['y'] })).remedy).toEqual(['y']);
});

test('the text of an unknown error stays in the server', () => {
  expect(JSON.stringify(toErrorView(new Error('password=hunter2')))).not.toContain('hunter2');
});
