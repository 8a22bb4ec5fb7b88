import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { AppError } from './app-error';
import { errorAreas } from './areas';
import { errorCodes, type ErrorEntry } from './codes';
import { errorActions } from './error-action';
import { toErrorView } from './to-error-view';

const documentation = readFileSync('docs/errors.md', 'utf8');

test('docs/errors.md has exactly the codes of the table', () => {
  const headings = [...documentation.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  expect(headings).toEqual(Object.keys(errorCodes));
});

test.each(Object.entries<ErrorEntry>(errorCodes))('%s is documented in the words of the table', (_, entry) => {
  expect(documentation).toContain(entry.whatHappened);
  expect(entry.remedy.length).toBeGreaterThan(0);
});

test('each code is in one area', () => {
  const codes = errorAreas.flatMap((area) => area.codes);
  expect(codes).toEqual(Object.keys(errorCodes));
});

test('two codes never share an anchor of the error guide', () => {
  const anchors = Object.keys(errorCodes).map((code) => code.replace('/', '-'));
  expect(new Set(anchors).size).toBe(anchors.length);
});

test('an error keeps its own remedy, and takes the table’s when it has none', () => {
  expect(toErrorView(new AppError('disk/full', 'x')).remedy).toEqual(errorCodes['disk/full'].remedy);
  expect(toErrorView(new AppError('disk/full', 'x', { remedy: ['y'] })).remedy).toEqual(['y']);
});

test('a diagnosis reaches the page: phase, neighbours of the line, whether it is known, what can be done', () => {
  const diagnosis = { failedPhase: 'dump', isKnown: true, decisiveLine: 'b', context: ['a', 'b'] } as const;
  const view = toErrorView(new AppError('criu/file-locks', 'x', { ...diagnosis, context: [...diagnosis.context] }));
  expect(view).toMatchObject({ ...diagnosis, action: 'retry-with-file-locks' });
  expect(errorActions[view.action ?? 'remove-created-container']).toBe('Try again with file locks');
});

test('an error that is no diagnosis claims nothing about the catalogue', () => {
  const view = toErrorView(new AppError('disk/full', 'x'));
  expect(view.isKnown).toBeNull();
  expect(view.action).toBeNull();
});

test(attack('secret-unexpected'), () => {
  expect(JSON.stringify(toErrorView(new Error('password=hunter2')))).not.toContain('hunter2');
});
