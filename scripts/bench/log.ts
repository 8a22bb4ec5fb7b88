import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { noFilter, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { exec } from '@/lib/host/process/exec';
import { openLog, type OpenLog } from '@/lib/host/run-log/open-log';
import { packLog } from '@/lib/host/run-log/pack-log';
import { placeOfLine, readWindow } from '@/lib/host/run-log/read-window';

/**
 * How long a log takes to be packed, beside `gzip -c` of the same file, and to be read in parts:
 * `npm run bench:log -- --mb 100`. The log is a recorded one of a dump on an H100, again and again with its times going
 * on, with a failure near its end.
 */
const { values } = parseArgs({ options: { mb: { type: 'string', default: '100' } } });
const fixture = 'lib/diagnosis/anatomy/__fixtures__/dump-h100-plugin.log.gz';
const folder = await mkdtemp(path.join(tmpdir(), 'gpu-load-bench-'));
const plain = path.join(folder, 'dump.log');
const packed = `${plain}.gz`;

try {
  const lines = await writeLog(plain, Number(values.mb) * 1e6);
  const sizeMb = (await stat(plain)).size / 1e6;
  console.log(`log: ${sizeMb.toFixed(1)} MB, ${lines.toLocaleString('en-US')} lines`);
  // Each twice, in turns, so that neither has the warmer cache; the better one counts.
  const gzipMs = [];
  const packMs = [];
  let peakMb = 0;
  for (let round = 0; round < 2; round += 1) {
    gzipMs.push((await exec(['sh', '-c', 'gzip -c "$0" > "$0.by-gzip"', plain], { timeoutMs: 600_000 })).durationMs);
    const measured = await measure(pack);
    packMs.push(measured.durationMs);
    peakMb = Math.max(peakMb, measured.peakMb);
  }
  const [gzip, own] = [Math.min(...gzipMs), Math.min(...packMs)];
  const sizes = [`${plain}.by-gzip`, packed].map((file) => stat(file));
  const [gzipSize = 0, ownSize = 0] = (await Promise.all(sizes)).map(({ size }) => size / 1e6);
  console.log(`gzip -c          ${gzip.toFixed(0).padStart(7)} ms  ${gzipSize.toFixed(1)} MB`);
  console.log(
    `pack and index   ${own.toFixed(0).padStart(7)} ms  ${ownSize.toFixed(1)} MB, ${(own / gzip).toFixed(2)} times gzip -c`,
  );
  console.log(`  memory over idle at most ${peakMb.toFixed(0)} MB`);

  await show('packed', packed, lines);
  await show('plain, as while it is written', plain, lines);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function pack(): Promise<void> {
  const chunks = createReadStream(plain, { highWaterMark: 1024 * 1024 });
  await packLog(packed, { chunks, phase: 'dump' });
}

async function show(title: string, file: string, lines: number): Promise<void> {
  console.log(`${title}:`);
  let log: OpenLog | null = null;
  const opened = await measure(async () => void (log = await openLog(file, 'dump')));
  if (log === null) throw new Error('The log was not opened.');
  const of: OpenLog = log;
  const window = (filter: CriuFilter, from: number) => () => readWindow(of, filter, { from, count: 200 });
  const rows: [string, () => Promise<unknown>][] = [
    ['first window', window(noFilter, 0)],
    ['window in the middle', window(noFilter, Math.floor(lines / 2))],
    ['filter: a module of many lines', window({ ...noFilter, module: ['page-xfer'] }, 100_000)],
    ['filter: one process', window({ ...noFilter, process: ['1'] }, 1000)],
    ['filter: words, whole log read', window({ ...noFilter, q: 'Unseizing' }, 0)],
    ['filter: the same words again', window({ ...noFilter, q: 'Unseizing' }, 0)],
    ['next error', () => placeOfLine(of, { ...noFilter, level: ['error'] }, Math.floor(lines / 2))],
    ['to the decisive line', () => readWindow(of, noFilter, { from: (of.index.decisiveLine ?? 1) - 100, count: 200 })],
  ];
  print('open', opened);
  for (const [name, read] of rows) print(name, await measure(read));
  if (of.index.decisiveLine === null) throw new Error('The decisive line was not found.');
}

function print(name: string, { durationMs, peakMb }: { durationMs: number; peakMb: number }): void {
  console.log(
    `  ${name.padEnd(32)} ${durationMs.toFixed(1).padStart(8)} ms  ${peakMb.toFixed(0).padStart(4)} MB over idle`,
  );
}

async function measure(work: () => Promise<unknown>): Promise<{ durationMs: number; peakMb: number }> {
  global.gc?.();
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
  const startedAt = performance.now();
  await work();
  const durationMs = performance.now() - startedAt;
  clearInterval(watch);
  return { durationMs, peakMb: (Math.max(peak, process.memoryUsage.rss()) - idle) / 1e6 };
}

/** The recorded log again and again, each time later; the last time with an error before its end. Returns its lines. */
async function writeLog(file: string, sizeBytes: number): Promise<number> {
  const recorded = (await promisify(gunzip)(await readFile(fixture))).toString('latin1').trimEnd().split('\n');
  const stamp = /^\((\d+)\.(\d{6})\)/;
  const seconds = Math.ceil(Number(stamp.exec(recorded.at(-1) ?? '')?.[1] ?? 0)) + 1;
  const handle = await open(file, 'w');
  let written = 0;
  let lines = 0;
  for (let round = 0; written < sizeBytes; round += 1) {
    const later = recorded.map((line) =>
      line.replace(stamp, (_all, whole: string, part: string) => {
        return `(${String(Number(whole) + round * seconds).padStart(2, '0')}.${part})`;
      }),
    );
    const bytes = Buffer.from(`${later.join('\n')}\n`, 'latin1');
    await handle.appendFile(bytes);
    written += bytes.length;
    lines += later.length;
    if (written < sizeBytes) continue;
    const at = `(${(round + 1) * seconds}.000000)`;
    await handle.appendFile(
      `${at} Error (criu/file-lock.c:110): Some file locks are hold by dumping tasks! You can try --file-locks to dump them.\n` +
        `${at} Error (criu/cr-dump.c:2111): Dumping FAILED.\n`,
    );
    lines += 2;
  }
  await handle.close();
  return lines;
}
