import { expect, test } from 'vitest';
import { cutAtLines } from './cut-at-lines';
import { randomLog } from './testing/random-log';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function cut(bytes: Buffer, size: number, limits?: { block: number; longest: number }): Promise<Buffer[]> {
  const blocks: Buffer[] = [];
  for await (const block of cutAtLines(inPieces(bytes, size), limits)) blocks.push(Buffer.from(block));
  return blocks;
}

test.each([1, 7, 1000, 100_000])('no byte is lost and blocks end with a line, in pieces of %i bytes', async (size) => {
  const bytes = randomLog(11, size === 1 ? 30 : 500);
  const blocks = await cut(bytes, size, { block: 4096, longest: 16_384 });
  expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
  for (const block of blocks.slice(0, -1)) expect(block.at(-1)).toBe(0x0a);
  for (const block of blocks) expect(block.length).toBeLessThanOrEqual(4096 + 3100);
});

test('a line of a mebibyte stays whole', async () => {
  const bytes = Buffer.from(`short\n${'y'.repeat(1024 * 1024)}\nshort\n`);
  const blocks = await cut(bytes, 65_536);
  expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
  expect(blocks.some((block) => block.includes('y'.repeat(1024 * 1024)))).toBe(true);
});

test('a line without an end is cut between characters', async () => {
  const bytes = Buffer.from('日本🚀é'.repeat(2000));
  const blocks = await cut(bytes, 10, { block: 100, longest: 1000 });
  expect(blocks.length).toBeGreaterThan(10);
  for (const block of blocks) {
    expect(block.length).toBeLessThanOrEqual(1000);
    expect(block.toString('utf8')).not.toContain('\ufffd');
  }
  expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
});

test('bytes that are no text are cut as well', async () => {
  const bytes = Buffer.alloc(5000, 0x80);
  const blocks = await cut(bytes, 333, { block: 100, longest: 1000 });
  expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
});

test('nothing makes no block', async () => {
  expect(await cut(Buffer.alloc(0), 10)).toEqual([]);
});
