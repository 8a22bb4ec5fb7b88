import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noFilter, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { seededRandom } from '@/lib/stats/seeded-random';
import { logText } from './log-text';
import { openLog, type OpenLog } from './open-log';
import { indexFileOf, packLog } from './pack-log';
import { readRawLines } from './read-raw-lines';
import { placeBefore, placeOfLine, readWindow } from './read-window';
import { summarizeLog } from './summarize-log';
import { naiveLog } from './testing/naive-log';
import { randomLog } from './testing/random-log';

const unzip = promisify(gunzip);
let folder = '';
let packed = '';
let plain = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'run-log-'));
  packed = path.join(folder, 'restore.log.gz');
  plain = path.join(folder, 'restore.log');
});
afterEach(() => rm(folder, { recursive: true }));

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const pack = (bytes: Buffer, size = 64 * 1024) => packLog(packed, { chunks: inPieces(bytes, size), phase: 'restore' });

async function textOf(log: OpenLog): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of logText(log)) parts.push(part);
  return Buffer.concat(parts);
}

const filters: CriuFilter[] = [
  noFilter,
  { ...noFilter, module: ['net'] },
  { ...noFilter, module: ['-', 'mnt'], process: ['1'] },
  { ...noFilter, process: ['criu', '42'], level: ['error', 'warning'] },
  { ...noFilter, q: 'UNLOCK' },
  { ...noFilter, q: '日本語', process: ['7'] },
  { ...noFilter, q: 'nothing has this' },
  { ...noFilter, module: ['no-such'] },
];

test.each([1, 2, 3])('windows, filters, places and gaps equal those of the whole text (seed %i)', async (seed) => {
  const bytes = randomLog(seed, 9_000);
  const naive = naiveLog(bytes);
  await pack(bytes, 10_007);
  await writeFile(plain, bytes);
  // A line counts as written when it has its end.
  if (bytes.at(-1) !== 0x0a) await appendFile(plain, '\n');
  const random = seededRandom(seed);
  for (const file of [packed, plain]) {
    const log = await openLog(file, 'restore');
    expect(log.index.blocks.length).toBeGreaterThan(2);
    const largest = [...naive.gaps].sort((a, b) => b.us - a.us)[0];
    const summary = summarizeLog(log.index);
    expect(summary).toMatchObject({ lines: naive.lines.length, gapCount: naive.gaps.length });
    expect(log.index.gaps).toEqual(naive.gaps);
    expect(summary.gaps.length).toBeLessThanOrEqual(naive.gaps.length);
    expect(summary.gaps).toContainEqual(largest);
    for (const filter of filters) {
      const expected = naive.filtered(filter);
      for (const from of [0, Math.floor(random() * expected.length), Math.max(0, expected.length - 3), 20_000]) {
        const { matches, lines } = await readWindow(log, filter, { from, count: 50 });
        expect(matches).toBe(expected.length);
        const wanted = expected.slice(from, from + 50);
        expect(lines.map(({ number }) => number)).toEqual(wanted.map(({ number }) => number));
        expect(lines.every(({ text }, i) => wanted[i]?.line.slice(0, 2100).includes(text))).toBe(true);
      }
      const line = 1 + Math.floor(random() * naive.lines.length);
      const next = expected.findIndex(({ number }) => number >= line);
      const nextPlace = next < 0 ? null : next;
      expect(await placeOfLine(log, filter, line)).toMatchObject({ matches: expected.length, place: nextPlace });
      const before = expected.findLastIndex(({ number }) => number < line);
      expect(await placeBefore(log, filter, line)).toMatchObject({ place: before < 0 ? null : before });
    }
    const some = await readRawLines(log, { first: 4_321, count: 20 });
    expect(some).toEqual(naive.lines.slice(4_320, 4_340));
  }
});

test('a gap stands at the line that ended it', async () => {
  await pack(
    Buffer.from('(00.000000) a\npie: 1: b\n(00.312000) c\n(00.312001) d\n(00.100000)  1: older\n(00.361999) e\n'),
  );
  const log = await openLog(packed, 'restore');
  const { lines } = await readWindow(log, noFilter, { from: 0, count: 9 });
  expect(lines.map(({ gapUs }) => gapUs)).toEqual([null, null, 312_000, null, null, null]);
});

test('a packed log is a gzip file of all its text, its index is beside it, and parts of files are not left', async () => {
  const bytes = randomLog(4, 2_000);
  const index = await pack(bytes);
  expect((await unzip(await readFile(packed))).equals(bytes)).toBe(true);
  expect(index).toMatchObject({ textBytes: bytes.length, fileBytes: (await stat(packed)).size });
  await expect(stat(`${packed}.part`)).rejects.toThrow('ENOENT');
  const failing = (async function* () {
    yield Buffer.from('a\n');
    throw new Error('the source broke');
  })();
  await expect(packLog(packed, { chunks: failing, phase: null })).rejects.toThrow('the source broke');
  expect((await unzip(await readFile(packed))).equals(bytes)).toBe(true);
  await expect(stat(`${packed}.part`)).rejects.toThrow('ENOENT');
});

test('a log of an earlier version, one gzip member without an index, opens all the same', async () => {
  const bytes = randomLog(5, 5_000);
  await writeFile(packed, await promisify(gzip)(bytes));
  const log = await openLog(packed, 'restore');
  expect((await textOf(log)).equals(bytes)).toBe(true);
  expect((await stat(indexFileOf(packed))).size).toBeGreaterThan(0);
});

test('an index that is lost or damaged is made again', async () => {
  const bytes = randomLog(6, 3_000);
  const index = await pack(bytes);
  await writeFile(indexFileOf(packed), 'not an index');
  expect((await openLog(packed, 'restore')).index).toEqual(index);
});

test('of a file that was cut the whole blocks can be read, and the damaged lines are named', async () => {
  const bytes = randomLog(7, 9_000);
  const index = await pack(bytes);
  const last = index.blocks.at(-1);
  await truncate(packed, (last?.at ?? 0) + 10);
  const log = await openLog(packed, 'restore');
  const firstBlock = index.blocks[0]?.lines ?? 0;
  expect((await readWindow(log, noFilter, { from: 0, count: 2 })).lines).toHaveLength(2);
  await expect(readWindow(log, noFilter, { from: index.lines - 1, count: 1 })).rejects.toMatchObject({
    code: 'run/log-damaged',
    detail: expect.stringContaining(`to ${index.lines} of restore.log.gz`) as string,
  });
  const text = (await textOf(log)).toString('utf8').split('\n');
  expect(text.length).toBeGreaterThan(firstBlock);
  expect(text.at(-2)).toContain('cannot be read');
});

test('a flipped byte is found, and only its block is lost', async () => {
  const index = await pack(randomLog(8, 9_000));
  const bytes = await readFile(packed);
  const second = index.blocks[1];
  const at = (second?.at ?? 0) + Math.floor((second?.bytes ?? 0) / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  await writeFile(packed, bytes);
  const log = await openLog(packed, 'restore');
  const from = index.blocks[0]?.lines ?? 0;
  await expect(readWindow(log, noFilter, { from, count: 1 })).rejects.toMatchObject({ code: 'run/log-damaged' });
  expect((await readWindow(log, noFilter, { from: 0, count: 1 })).lines).toHaveLength(1);
});

test('a file that is no gzip, and one that is not there, are told apart', async () => {
  await writeFile(packed, 'plain text');
  await expect(openLog(packed, null)).rejects.toMatchObject({ code: 'run/log-damaged' });
  expect(await readFile(packed, 'utf8')).toBe('plain text');
  await expect(openLog(`${folder}/none.log.gz`, null)).rejects.toMatchObject({ code: 'run/log-not-found' });
  await expect(openLog(`${folder}/none.log`, null)).rejects.toMatchObject({ code: 'run/log-not-found' });
});

test('a log that is written meanwhile grows by whole lines, and begins anew with a new file', async () => {
  const bytes = randomLog(9, 4_000);
  await writeFile(plain, '');
  for await (const piece of inPieces(bytes, 77_777)) {
    await appendFile(plain, piece);
    const soFar = await readFile(plain);
    const whole = naiveLog(soFar.subarray(0, soFar.lastIndexOf(0x0a) + 1));
    const { index } = await openLog(plain, 'restore');
    expect(index.lines).toBe(whole.lines.length);
    expect(index.gaps).toEqual(whole.gaps);
  }
  await rm(plain);
  await writeFile(plain, '(00.000001) new\n');
  expect((await openLog(plain, 'restore')).index).toMatchObject({ lines: 1, gapCount: 0 });
});

test('secrets are replaced line by line, in what is kept and in what is followed', async () => {
  const secret = 'hf_abcdefghijklmnopqrstuvwxyz012345';
  const bytes = Buffer.from(`(00.000001) a\nenv HF_TOKEN="${secret}\nstill" ${secret}\n(00.000002) b\n`);
  await pack(bytes);
  await writeFile(plain, bytes);
  for (const file of [packed, plain]) {
    const log = await openLog(file, null);
    const text = (await textOf(log)).toString('utf8');
    expect(text).not.toContain(secret);
    expect(text.split('\n')).toHaveLength(5);
    expect(log.index.lines).toBe(4);
  }
});

test('lines that are not wanted are passed by on the way to one, and count for its place', async () => {
  const error = (text: string) => `(00.000001) Error (criu/x.c:1): ${text}\n`;
  const none = '(00.000001) net: nothing\n'.repeat(60_000);
  await pack(Buffer.from(error('harmless') + error('first') + none + error('harmless') + none + error('last')));
  const log = await openLog(packed, 'restore');
  expect(log.index.blocks.length).toBeGreaterThan(1);
  const errors = { ...noFilter, level: ['error' as const] };
  const options = { isWanted: (line: string) => !line.includes('harmless') };
  expect(await placeOfLine(log, errors, 1, options)).toEqual({ matches: 4, place: 1, line: 2 });
  expect(await placeOfLine(log, errors, 3, options)).toEqual({ matches: 4, place: 3, line: 120_004 });
  expect(await placeBefore(log, errors, 120_004, options)).toEqual({ matches: 4, place: 1, line: 2 });
  expect(await placeBefore(log, errors, 2, options)).toEqual({ matches: 4, place: null, line: null });
  expect(await placeOfLine(log, errors, 3)).toEqual({ matches: 4, place: 2, line: 60_003 });
});

test('the decisive line is found in a log that is read in blocks', async () => {
  const cause = '(09.000000)      1: Error (criu/files-reg.c:2244): File usr/bin/python3 has bad size 1 (expect 2)';
  const before = `${'(00.000001) net: nothing\n'.repeat(120_000)}`;
  const after = `${'(09.100000) mnt: clean up\n'.repeat(50_000)}`;
  const failed =
    '(09.200000) Error (criu/cr-restore.c:2605): Restoring FAILED.\n(09.300000) Error (criu/x.c:1): later\n';
  const index = await pack(Buffer.from(`${before}${cause}\n${after}${failed}`));
  expect(index.blocks.length).toBeGreaterThan(3);
  expect(index.decisiveLine).toBe(120_001);
});
