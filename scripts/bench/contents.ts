import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Header } from 'tar';
import { entriesOf } from '@/lib/archive/testing/mutate';
import { recordedCheckpoint, viewOf } from '@/lib/archive/testing/recorded-checkpoint';
import { exec } from '@/lib/host/process/exec';
import { unzstd } from '@/lib/host/process/zstd';

/**
 * How long the contents of a large archive take and how much memory, beside `tar t` of the same file:
 * `npm run bench:contents -- --gib 20`. The archive is the recorded one with a sparse file of pages put in; it needs
 * little disk, and is removed afterwards.
 */
const { values } = parseArgs({ options: { gib: { type: 'string', default: '20' } } });
const gib = 1024 ** 3;
const folder = await mkdtemp(path.join(tmpdir(), 'gpu-load-bench-'));
const recorded = await recordedCheckpoint();
try {
  const tar = path.join(folder, 'archive.tar');
  await writeArchive(tar, Number(values.gib) * gib);
  const zstd = `${tar}.zst`;
  await exec(['zstd', '--quiet', '-T0', tar, '-o', zstd], { timeoutMs: 1_800_000 });
  console.log('archive          tar t     contents   ratio   memory over idle');
  for (const file of [tar, zstd]) await compare(file);
} finally {
  await rm(folder, { recursive: true, force: true });
  await recorded.remove();
}

/** The recorded archive, with a file of zeros as another file of pages in front of its end. */
async function writeArchive(file: string, sizeBytes: number): Promise<void> {
  const { bytes } = recorded;
  const places = entriesOf(bytes);
  const last = places.findLast(({ path: name }) => /checkpoint\/pages-/.test(name)) ?? places[0];
  if (!last) throw new Error('The recorded archive has no pages.');
  const splitAt = last.dataAt + Math.ceil(last.sizeBytes / 512) * 512;
  const header = headerOf('checkpoint/pages-99.img', sizeBytes);
  const handle = await open(file, 'w');
  await handle.write(bytes.subarray(0, splitAt), 0, splitAt, 0);
  await handle.write(header, 0, header.length, splitAt);
  await handle.write(bytes.subarray(splitAt), 0, bytes.length - splitAt, splitAt + header.length + sizeBytes);
  await handle.close();
}

function headerOf(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  new Header({ path: name, size, mode: 0o600, type: 'File', mtime: new Date(0), uid: 0, gid: 0 }).encode(block, 0);
  return block;
}

async function compare(file: string): Promise<void> {
  const listed = await exec(['tar', '--list', '--file', file], { timeoutMs: 1_800_000 });
  if (listed.exitCode !== 0) throw new Error(listed.stderr);
  global.gc?.();
  const idleBytes = process.memoryUsage.rss();
  let peakBytes = idleBytes;
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 20);
  const startedAt = performance.now();
  const view = await viewOf({ form: 'archive', file }, { openZstd: unzstd });
  const durationMs = performance.now() - startedAt;
  clearInterval(watch);
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  const ratio = (durationMs / listed.durationMs).toFixed(2);
  const onDisk = ((await stat(file)).size / 1e6).toFixed(0);
  console.log(
    `${view.source.compression.padEnd(6)} ${onDisk.padStart(6)} MB ${String(listed.durationMs).padStart(7)} ms ` +
      `${durationMs.toFixed(0).padStart(7)} ms ${ratio.padStart(7)} ${((peakBytes - idleBytes) / 1e6).toFixed(0).padStart(8)} MB`,
  );
}
