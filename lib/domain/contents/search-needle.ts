import type { MemorySearchInput } from './memory-search';

/** The bytes that are searched for. The schema has checked that hexadecimal digits come in pairs. */
export function needleOf({ q, as }: Pick<MemorySearchInput, 'q' | 'as'>): Uint8Array {
  switch (as) {
    case 'text':
      return new TextEncoder().encode(q);
    case 'utf16':
      return Uint8Array.from([...Array(q.length).keys()].flatMap((i) => [q.charCodeAt(i) & 255, q.charCodeAt(i) >> 8]));
    case 'hex':
      return Uint8Array.from(q.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }
}
