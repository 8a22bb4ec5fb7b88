/** Where a text stops being JSON. Lines and columns count from 1, columns in UTF-16 units. */
export interface JsonFault {
  line: number;
  column: number;
  reason: string;
}

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'after-value';

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Finds the first place where a text is not JSON (RFC 8259); null when it is JSON. The messages of `JSON.parse` name
 * a place in some browsers, for some faults only. Works without recursion, so that no depth is too deep.
 */
export function jsonFault(text: string): JsonFault | null {
  const stack: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = endOf(space, text, 0) ?? 0;
  const fault = (reason: string, offset = at) => ({ ...placeOf(text, offset), reason });
  const isIn = (opener: '{' | '[') => stack.at(-1) === opener;
  while (at < text.length) {
    const char = text[at] as string;
    if (expected === 'after-value') {
      if (stack.length === 0) return fault('Nothing may follow the end of the document.');
      const closer = isIn('{') ? '}' : ']';
      if (char === closer) stack.pop();
      else if (char === ',') expected = isIn('{') ? 'name' : 'value';
      else return fault(`Expected "," or "${closer}".`);
      at += 1;
    } else if (expected === 'colon') {
      if (char !== ':') return fault('Expected ":" after a name.');
      expected = 'value';
      at += 1;
    } else if ((expected === 'name-or-end' && char === '}') || (expected === 'value-or-end' && char === ']')) {
      stack.pop();
      expected = 'after-value';
      at += 1;
    } else if (expected === 'name' || expected === 'name-or-end') {
      if (char !== '"') return fault('Expected a name in double quotes.');
      const end = stringEnd(text, at);
      if (typeof end !== 'number') return fault(end.reason, end.at);
      expected = 'colon';
      at = end;
    } else if (char === '{' || char === '[') {
      stack.push(char);
      expected = char === '{' ? 'name-or-end' : 'value-or-end';
      at += 1;
    } else {
      const end = char === '"' ? stringEnd(text, at) : (endOf(number, text, at) ?? endOf(word, text, at));
      if (end === null) return fault('Expected a value.');
      if (typeof end !== 'number') return fault(end.reason, end.at);
      expected = 'after-value';
      at = end;
    }
    at = endOf(space, text, at) ?? at;
  }
  return expected === 'after-value' && stack.length === 0 ? null : fault('The file ends too early.');
}

/** The offset after the string that begins at `start`, or what is wrong in it. */
function stringEnd(text: string, start: number): number | { at: number; reason: string } {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] as string;
    if (char === '"') return at + 1;
    if (char < ' ') return { at, reason: 'A line break or control character in a text; the quote is not closed.' };
    if (char !== '\\') continue;
    const end = endOf(escape, text, at);
    if (end === null) return { at, reason: 'Not an escape that JSON knows.' };
    at = end - 1;
  }
  return { at: text.length, reason: 'The file ends within a text.' };
}

/** The offset after a match that begins exactly at `at`; null without one. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}
