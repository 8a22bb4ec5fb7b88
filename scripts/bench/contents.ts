import 'server-only';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema } from '@/lib/domain/options';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { podman } from '@/lib/host/podman/podman';
import { exec } from '@/lib/host/process/exec';
import { finished } from '@/lib/runs/testing/finished';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { startReader, type Reader } from './contents-reader';
import { median } from './pairs';
import { writeLargeArchive } from './write-large-archive';

/**
 * How long the contents of a large archive take and how much memory, beside `tar t` of the same file:
 * `npm run bench:contents -- --gib 20 --rounds 5 --packed-rounds 3`. A real archive of the demo with 20 GiB of further pages, every byte
 * of them written, and the same packed with `zstd -1`; both are removed afterwards. It needs twice the room.
 */
async function main(): Promise<void> {
  const options = {
    gib: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '5' },
    'packed-rounds': { type: 'string', default: '3' },
  } as const;
  const { values } = parseArgs({ options });
  const container = `bench-contents-${process.pid}`;
  const own = await ownDataFolder('bench-contents');
  try {
    const demo = await archiveOfDemo(container);
    const tar = path.join(own.folder, 'large.tar');
    const { allocatedBytes, sizeBytes } = await writeLargeArchive(demo, tar, Number(values.gib));
    console.log(`${tar}: ${sizeBytes} bytes, ${allocatedBytes} allocated on disk`);
    const zstd = `${tar}.zst`;
    await exec(['zstd', '-1', '--quiet', '-T0', tar, '-o', zstd], { timeoutMs: 3_600_000 });
    await compare(tar, Number(values.rounds));
    await compare(zstd, Number(values['packed-rounds']));
  } finally {
    await podman(['rm', '--force', '--ignore', '--time', '0', container], { timeoutMs: 60_000 });
    await own.remove();
  }
}

async function archiveOfDemo(container: string): Promise<string> {
  const source = { type: 'spec', specId: demoSpecId, containerName: container } as const;
  const options = { form: 'archive', compression: 'none' } as const;
  const input = createCheckpointInputSchema.parse({ source, name: 'contents', options });
  const { checkpointId } = await finished({ kind: 'checkpoint', input });
  const checkpoint = await getCheckpointRecord(checkpointId ?? '');
  if (!checkpoint) throw new Error('The checkpoint of the demo was not made.');
  return path.join(checkpoint.path, archiveFileName(checkpoint.options));
}

type Step = { name: string; run: (file: string, reader: Reader) => Promise<number> };

/** What is timed, each once a round, so that all of them see the same page cache. */
const steps: Step[] = [
  { name: 'tar t', run: (file) => timed(['tar', '--list', '--file', file]) },
  { name: 'cat | tar t', run: (file) => timed(['sh', '-c', streamed, file]) },
  { name: 'list', run: async (file, reader) => (await reader.ask('list', file)).durationMs },
  { name: 'list and decode', run: async (file, reader) => (await reader.ask('contents', file)).durationMs },
];

const streamed = 'case "$0" in *.zst) cat -- "$0" | zstd -dc | tar t ;; *) cat -- "$0" | tar t ;; esac';

async function compare(file: string, rounds: number): Promise<void> {
  console.log(`\n${path.basename(file)}, ${((await stat(file)).size / 1e9).toFixed(2)} GB on disk, ${rounds} rounds`);
  const reader = await startReader();
  const times = new Map<string, number[]>();
  let idleBytes = 0;
  let peakBytes = 0;
  try {
    // What the server has read once it has compiled; the first reading is told apart.
    const first = await reader.ask('contents', file);
    idleBytes = first.idleBytes;
    peakBytes = first.peakBytes;
    console.log(`first list and decode of the process: ${first.durationMs.toFixed(1)} ms, ${first.files} files`);
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, run } of steps) times.set(name, [...(times.get(name) ?? []), await run(file, reader)]);
    }
    peakBytes = Math.max(peakBytes, (await reader.ask('memory', file)).peakBytes);
  } finally {
    await reader.stop();
  }
  const tarMs = median(times.get('tar t') ?? []);
  for (const [name, ms] of times) {
    const all = ms.map((one) => one.toFixed(1)).join(' ');
    console.log(
      `${name.padEnd(16)} median ${median(ms).toFixed(1).padStart(9)} ms  ${(median(ms) / tarMs).toFixed(2)} times tar t, ` +
        `${(median(ms) - tarMs).toFixed(1)} ms more  (${all})`,
    );
  }
  const mb = (bytes: number) => (bytes / 1e6).toFixed(0);
  console.log(`memory: idle ${mb(idleBytes)} MB, peak ${mb(peakBytes)} MB, ${mb(peakBytes - idleBytes)} MB over idle`);
}

async function timed([command = '', ...args]: string[]): Promise<number> {
  const startedAt = performance.now();
  await execa(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - startedAt;
}

await main();
