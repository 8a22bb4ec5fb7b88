import 'server-only';

/** Text of one block, about. It is what is read to show any line, so not large; smaller ones pack worse. */
export const blockBytes = 1024 * 1024;
/** A longer line is cut, so that none can fill the memory; each piece then counts as a line. */
export const longestLineBytes = 4 * 1024 * 1024;

/**
 * Joins and cuts chunks into blocks that end with a line, except the last one and pieces of a line beyond
 * `longestLineBytes`, which end between two characters of UTF-8. Holds one block and one chunk.
 */
export async function* cutAtLines(
  chunks: AsyncIterable<Buffer>,
  { block = blockBytes, longest = longestLineBytes } = {},
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < block) continue;
    let rest = held.length === 1 ? chunk : Buffer.concat(held, heldBytes);
    for (let end = blockEnd(rest, block, longest); end > 0; end = blockEnd(rest, block, longest)) {
      yield rest.subarray(0, end);
      rest = rest.subarray(end);
    }
    held = [rest];
    heldBytes = rest.length;
  }
  if (heldBytes > 0) yield Buffer.concat(held, heldBytes);
}

/** Where the first block of `bytes` ends; 0 while it is not there whole. */
function blockEnd(bytes: Buffer, block: number, longest: number): number {
  if (bytes.length < block) return 0;
  const inside = bytes.lastIndexOf(newline, block - 1);
  if (inside >= 0) return inside + 1;
  const next = bytes.indexOf(newline, block);
  const end = next < 0 ? bytes.length : next + 1;
  if (end > longest) return characterEnd(bytes, longest);
  return next < 0 ? 0 : end;
}

/** The last place at or before `end` that is not in the middle of a character. */
function characterEnd(bytes: Buffer, end: number): number {
  let at = end;
  while (at > end - 4 && at > 1 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return ((bytes[at] ?? 0) & 0xc0) === 0x80 ? end : at;
}

const newline = 0x0a;
