import 'server-only';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { Header } from 'tar';
import { readTarHeader } from '@/lib/archive/source/tar-header';
import { fileReader } from '@/lib/archive/source/file-reader';

const gib = 1024 ** 3;
const blockBytes = 512;
/** As large as the pages of a large process; so a list of them is more than one name. */
const fileGib = 2;
const poolPages = 16_384;
const pageBytes = 4096;
const pagesAtOnce = 2048;

/**
 * Writes the tar `from` to `to` with `sizeGib` GiB of further files of pages in front of its end. Their pages are, by
 * a seeded generator, a fifth zeros, two fifths text of few letters, two fifths noise, in an order that does not
 * repeat. Every byte is written: nothing of the file is a hole.
 */
export async function writeLargeArchive(from: string, to: string, sizeGib: number) {
  const [source, target] = [await open(from, 'r'), await open(to, 'w')];
  try {
    const endBytes = await endOf(source);
    await copy(source, target, endBytes);
    const random = generator(20);
    const pool = pagePool(random);
    for (let at = 0, number = 100; at < sizeGib; at += fileGib, number += 1) {
      const bytes = Math.min(fileGib, sizeGib - at) * gib;
      await target.write(header(`checkpoint/pages-${number}.img`, bytes));
      for (let done = 0; done < bytes; done += pagesAtOnce * pageBytes) {
        const pages = Array.from({ length: pagesAtOnce }, () => pool[random() % poolPages] as Buffer);
        const { bytesWritten } = await target.writev(pages);
        if (bytesWritten !== pagesAtOnce * pageBytes) throw new Error('The disk is full.');
      }
    }
    await target.write(Buffer.alloc(2 * blockBytes));
    await target.sync();
  } finally {
    await source.close();
    await target.close();
  }
  const { size, blocks } = await stat(to);
  return { sizeBytes: size, allocatedBytes: blocks * blockBytes };
}

/** Where the two empty blocks begin that end a tar. */
async function endOf(source: FileHandle): Promise<number> {
  const reader = fileReader(source, (await source.stat()).size);
  for (;;) {
    const endBytes = reader.positionBytes;
    const found = await readTarHeader(reader);
    if (found === null) return endBytes;
    await reader.skip(Math.ceil(found.sizeBytes / blockBytes) * blockBytes);
  }
}

async function copy(source: FileHandle, target: FileHandle, bytes: number): Promise<void> {
  const buffer = Buffer.alloc(8 * 1024 * 1024);
  for (let at = 0; at < bytes;) {
    const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, bytes - at), at);
    await target.write(buffer, 0, bytesRead);
    at += bytesRead;
  }
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(blockBytes);
  new Header({ path: name, size, mode: 0o600, type: 'File', mtime: new Date(0), uid: 0, gid: 0 }).encode(block, 0);
  return block;
}

/** Xorshift of 32 bits. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

function pagePool(random: () => number): Buffer[] {
  return Array.from({ length: poolPages }, (_, i) => {
    const page = Buffer.alloc(pageBytes);
    const sort = i % 5;
    if (sort === 0) return page;
    for (let at = 0; at < pageBytes; at += 4) {
      page.writeUInt32LE(sort < 3 ? 0x61616161 + (random() & 0x07070707) : random(), at);
    }
    return page;
  });
}
