import { expect, it } from 'vitest';
import { matchThings } from './match-things';

const keys = [(text: string) => (text.startsWith('?') ? null : text), (text: string) => text.at(-1) ?? null];

it('lets the most telling key decide, and the next only what that left', () => {
  const { pairs, onlyLeft, onlyRight } = matchThings(['ax', 'bx', 'cy'], ['dx', 'ax', 'ex', 'fz'], keys);
  expect(pairs).toEqual([
    { left: 'ax', right: 'ax' },
    { left: 'bx', right: 'dx' },
  ]);
  expect(onlyLeft).toEqual(['cy']);
  expect(onlyRight).toEqual(['ex', 'fz']);
});

it('never matches by a key that does not apply', () => {
  const { pairs } = matchThings(['?a'], ['?b', '?a'], keys.slice(0, 1));
  expect(pairs).toEqual([]);
});
