import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/stats/seeded-random';
import { jsonFault } from './json-fault';

test.each([
  ['{\n  "a": 1,\n}', 3, 1, 'Expected a name in double quotes.'],
  ['{"a" 1}', 1, 6, 'Expected ":" after a name.'],
  ['[1 2]', 1, 4, 'Expected "," or "]".'],
  ['{"a": 1 "b": 2}', 1, 9, 'Expected "," or "}".'],
  ['[1,]', 1, 4, 'Expected a value.'],
  ['{"a": NaN}', 1, 7, 'Expected a value.'],
  ['[01]', 1, 3, 'Expected "," or "]".'],
  ['"a\nb"', 1, 3, 'A line break or control character in a text; the quote is not closed.'],
  ['["\\x"]', 1, 3, 'Not an escape that JSON knows.'],
  ['["abc', 1, 6, 'The file ends within a text.'],
  ['{\n  "a": [1', 2, 10, 'The file ends too early.'],
  ['', 1, 1, 'The file ends too early.'],
  ['{} {}', 1, 4, 'Nothing may follow the end of the document.'],
])('%j is refused at line %i, column %i', (text, line, column, reason) => {
  expect(jsonFault(text)).toEqual({ line, column, reason });
});

test('a text is faulty exactly when JSON.parse refuses it', () => {
  const random = seededRandom(7);
  const document = JSON.stringify(
    {
      name: 'a "quoted" \\ text\u00e9\n',
      list: [0, -1.5e-3, true, false, null, [], {}],
      nested: { deep: [{ x: '' }] },
    },
    null,
    2,
  );
  const insertions = [
    '',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '0',
    '-',
    'e',
    '.',
    't',
    ' ',
    '\n',
    '\u0000',
    '\\u12',
  ];
  let refused = 0;
  for (let i = 0; i < 4_000; i += 1) {
    const at = Math.floor(random() * document.length);
    const removed = Math.floor(random() * 3);
    const inserted = insertions[Math.floor(random() * insertions.length)] ?? '';
    const text = document.slice(0, at) + inserted + document.slice(at + removed);
    const fault = jsonFault(text);
    expect(fault === null, JSON.stringify(text)).toBe(isJson(text));
    if (fault) refused += 1;
  }
  expect(refused).toBeGreaterThan(1_000);
});

test('depth is no limit', () => {
  expect(jsonFault('['.repeat(1_000_000))).toMatchObject({ line: 1, column: 1_000_001 });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
