import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import protobuf from 'protobufjs/minimal.js';
import { Header, type HeaderData } from 'tar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import type { AppError } from '@/lib/errors/app-error';
import { emptyImages } from './contents/images';
import { DamagedImage, readImage } from './criu/read-image';
import type { ByteReader } from './source/byte-reader';
import { streamReader } from './source/stream-reader';
import { walkCheckpoint, type CheckpointSource } from './source/walk-checkpoint';
import { withoutZstd } from './testing/recorded-checkpoint';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-archive-'));
});
afterEach(() => rm(folder, { recursive: true }));

const blockBytes = 512;

/** An entry of a tar; its header may claim another size than its content has. */
function entry(fields: Partial<HeaderData>, content = ''): Buffer {
  const data = Buffer.from(content);
  const header = new Header({
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: new Date(0),
    type: 'File',
    size: data.length,
    ...fields,
  });
  const block = Buffer.alloc(blockBytes);
  header.encode(block, 0);
  return Buffer.concat([block, data, Buffer.alloc((blockBytes - (data.length % blockBytes)) % blockBytes)]);
}

async function archive(...parts: Buffer[]): Promise<CheckpointSource> {
  const file = path.join(folder, 'archive.tar');
  await writeFile(file, Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]));
  return { form: 'archive', file };
}

async function namesIn(source: CheckpointSource): Promise<string[]> {
  const names: string[] = [];
  await walkCheckpoint(source, async ({ path: name }) => void names.push(name), withoutZstd);
  return names;
}

test(attack('archive-upwards'), async () => {
  const inside = path.join(folder, 'inside');
  await mkdir(inside);
  const links = ['SymbolicLink', 'Link', 'CharacterDevice', 'FIFO'] as const;
  const source = await archive(
    entry({ path: '../../outside' }, 'x'),
    entry({ path: '/etc/outside' }, 'x'),
    entry({ path: 'a/../../../outside' }, 'x'),
    ...links.map((type) => entry({ path: `link-${type}`, linkpath: '/etc/passwd', type, size: 0 })),
    entry({ path: 'link-SymbolicLink/outside' }, 'x'),
  );
  expect(await namesIn(source)).toEqual([
    ...['../../outside', 'etc/outside', 'a/../../../outside', 'link-SymbolicLink/outside'],
  ]);
  expect((await readdir(folder)).sort()).toEqual(['archive.tar', 'inside']);
});

test(attack('folder-link'), async () => {
  const inside = path.join(folder, 'inside');
  await mkdir(path.join(inside, 'images'), { recursive: true });
  await writeFile(path.join(folder, 'outside'), 'secret');
  await writeFile(path.join(inside, 'images', 'own.img'), 'x');
  await symlink(path.join(folder, 'outside'), path.join(inside, 'images', 'link.img'));
  await symlink('/etc', path.join(inside, 'etc'));
  await symlink('..', path.join(inside, 'loop'));
  expect(await namesIn({ form: 'folder', folder: inside })).toEqual(['images/own.img']);
});

test(attack('folder-exchanged'), async () => {
  const inside = path.join(folder, 'inside');
  const [first, second] = [path.join(inside, 'a.img'), path.join(inside, 'b.img')];
  await mkdir(inside);
  await writeFile(path.join(folder, 'outside'), 'secret');
  const exchanged = async (exchange: () => Promise<unknown>) => {
    for (const file of [first, second]) await writeFile(file, 'x');
    const sizes: Record<string, number> = {};
    const visit = async ({ path: name, sizeBytes }: { path: string; sizeBytes: number }) => {
      sizes[name] = sizeBytes;
      if (name !== 'a.img') return;
      await rm(second);
      await exchange();
    };
    const walk = walkCheckpoint({ form: 'folder', folder: inside }, visit, withoutZstd);
    const ended = await walk.then(
      () => 'read',
      ({ code }: AppError) => code,
    );
    await rm(second);
    return [ended, sizes];
  };
  expect(await exchanged(() => symlink(path.join(folder, 'outside'), second))).toEqual([
    'archive/missing',
    { 'a.img': 1 },
  ]);
  expect(await exchanged(async () => execFileSync('mkfifo', [second]))).toEqual(['read', { 'a.img': 1, 'b.img': 0 }]);
});

const bombBytes = 256 * 1024 * 1024;

/** An archive with one file of zeros, some hundred kilobytes on disk. */
async function bomb(sizeBytes: number): Promise<CheckpointSource> {
  const file = path.join(folder, 'bomb.tar.gz');
  const zeros = Buffer.alloc(1024 * 1024);
  const parts = function* () {
    yield entry({ path: 'checkpoint/pages-1.img', size: sizeBytes });
    for (let at = 0; at < sizeBytes; at += zeros.length) yield zeros;
    yield Buffer.alloc(2 * blockBytes);
  };
  await pipeline(Readable.from(parts()), createGzip({ level: 9 }), createWriteStream(file));
  return { form: 'archive', file };
}

test(attack('gzip-bomb'), async () => {
  const source = await bomb(bombBytes);
  const before = process.memoryUsage().rss;
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 5);
  const walked = await walkCheckpoint(source, async () => undefined, withoutZstd);
  clearInterval(watch);
  expect(walked).toMatchObject({ contentBytes: bombBytes, compression: 'gzip' });
  expect(walked.sizeBytes).toBeLessThan(400_000);
  expect(highest - before).toBeLessThan(64 * 1024 * 1024);
});

test(attack('gzip-endless'), async () => {
  const source = await bomb(bombBytes);
  const reader = new AbortController();
  let readBytes = 0;
  const walk = walkCheckpoint(
    source,
    async ({ content }) => {
      for (let part = await content.next(65_536); part !== null; part = await content.next(65_536)) {
        readBytes += part.length;
        if (readBytes > 1024 * 1024) reader.abort();
      }
    },
    { ...withoutZstd, signal: reader.signal },
  );
  await expect(walk).rejects.toThrow();
  expect(readBytes).toBeLessThan(bombBytes / 16);
});

test(attack('tar-sizes'), async () => {
  const claims: Buffer[][] = [
    [entry({ path: 'huge', size: 2 ** 52 }, 'x')],
    [entry({ path: 'cut', size: 1_000_000 }, 'x')],
    [entry({ path: 'pax', type: 'ExtendedHeader', size: 2 * 1024 * 1024 }, 'x'.repeat(2 * 1024 * 1024))],
    [entry({ path: 'long', type: 'NextFileHasLongPath', size: 2 ** 40 }, 'x')],
    [entry({ path: 'pax', type: 'ExtendedHeader' }, '25 size=9007199254740993\n'), entry({ path: 'a' }, 'x')],
    [Buffer.alloc(blockBytes, 'x')],
  ];
  for (const parts of claims) {
    const before = process.memoryUsage().arrayBuffers;
    await expect(namesIn(await archive(...parts))).rejects.toMatchObject({ code: 'archive/corrupt' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  }
});

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const pstreeMagic = Buffer.concat([uint32(0x54564319), uint32(0x50273030)]);

test(attack('image-length'), async () => {
  const sizes = [0x7fffffff, 0xffffffff, 0x01000001];
  for (const size of sizes) {
    let asked = 0;
    const reader = streamReader(
      (async function* () {
        yield Buffer.concat([pstreeMagic, uint32(size), Buffer.alloc(100)]);
      })(),
    );
    const counting: ByteReader = {
      get positionBytes() {
        return reader.positionBytes;
      },
      next: (maxBytes) => {
        asked = Math.max(asked, maxBytes);
        return reader.next(maxBytes);
      },
      skip: (bytes) => reader.skip(bytes),
    };
    await expect(readImage('pstree', counting, { left: 1000 })).rejects.toThrow(DamagedImage);
    expect(asked).toBeLessThan(size);
  }
});

test(attack('image-values'), async () => {
  const entryOf = (threads: number) => {
    const writer = protobuf.Writer.create();
    for (const field of [1, 2, 3, 4]) writer.uint32(field * 8).uint32(1);
    return writer
      .uint32(5 * 8 + 2)
      .bytes(Buffer.alloc(threads, 1))
      .finish();
  };
  const read = (threads: number) => {
    const record = entryOf(threads);
    const image = Readable.from([Buffer.concat([pstreeMagic, uint32(record.length), record])]);
    return readImage('pstree', streamReader(image), emptyImages().budget);
  };
  expect((await read(1000))[0]?.threads).toHaveLength(1000);
  await expect(read(3_000_000)).rejects.toThrow('more values than are kept');
});
