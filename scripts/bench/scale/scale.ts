import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { db } from '@/lib/db/client';
import { saveTestbed } from '@/lib/db/testbeds';
import { seedCheckpoints } from '@/lib/db/testing/seed-checkpoints';
import type { Testbed } from '@/lib/domain/testbed';
import { checkpointDir } from '@/lib/env';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { previewRetention } from '@/lib/runs/retention';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { quantileOfSorted, sorted } from '@/lib/stats/quantile';
import { WebServer } from '../web-server';
import { addresses } from './addresses';
import { seedRuns } from './seed-runs';

/**
 * `npm run bench:scale -- --runs 100000 --checkpoints 5000`: seeds a data folder of its own with rows that never were,
 * starts the built server on it, and prints a table of what each page and route takes. Needs a build and the engine.
 * With `--keep-serving` the server stays up until Ctrl-C, for other measurements on the same rows.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '100000' },
      checkpoints: { type: 'string', default: '5000' },
      requests: { type: 'string', default: '20' },
      port: { type: 'string', default: '3219' },
      'keep-serving': { type: 'boolean', default: false },
    },
  });
  const [runs, checkpoints] = [Number(values.runs), Number(values.checkpoints)];
  const own = await ownDataFolder('scale');
  let server: WebServer | null = null;
  try {
    const seededMs = await timed(() => seed(runs, checkpoints));
    const [events] = await db().$queryRaw<{ n: number | bigint }[]>`SELECT count(*) AS "n" FROM "RunEvent"`;
    console.log(`${runs} runs, ${checkpoints} checkpoints and ${events?.n} events seeded in ${seconds(seededMs)}`);
    const startedMs = await timed(async () => (server = await WebServer.start(Number(values.port))));
    console.log(`the server answered ${seconds(startedMs)} after its start`);
    console.log(`${cpus().length} cores, load average ${loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`);
    console.log('| address | median, ms | p95, ms | KiB |\n| --- | ---: | ---: | ---: |');
    for (const address of addresses({ runs, checkpoints }))
      await measure(address, Number(values.requests), Number(values.port));
    console.log(`\nload average at the end ${loadavg()[0]?.toFixed(1)}`);
    const previewMs = await timed(() => previewRetention({ keep: 'runs', runs: 10 }));
    console.log(`retention preview of all but ten runs: ${previewMs.toFixed(0)} ms`);
    if (values['keep-serving']) await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  } finally {
    (server as WebServer | null)?.stop();
    await own.remove();
  }
}

async function seed(runs: number, checkpoints: number): Promise<void> {
  const bed: Testbed = {
    ...{ hostname: 'seeded', cpuModel: 'seeded', cpuCount: 2, memoryTotalBytes: 1, kernel: '6.18' },
    ...{ distribution: 'seeded', engineKind: 'embedded', podman: '5.8.6', runtime: 'runc 1.3.6', criu: '4.2.1' },
    ...{ cudaPlugin: null, gpuDriver: null, gpus: [], transparentHugePages: 'madvise', cgroupMode: 'v2' },
  };
  const testbedIds = [await saveTestbed(bed), await saveTestbed({ ...bed, criu: '4.3' })] as const;
  const text = 'token '.repeat(64);
  const reference = JSON.stringify({ text, tokenCount: 64, ttftMs: 40, durationMs: 900, digest: 'f'.repeat(64) });
  await seedCheckpoints(checkpoints, { testbedId: testbedIds[0], reference });
  // With manifests that are complete, the server has nothing to hash while it is measured.
  await db().$executeRaw`INSERT INTO "Manifest" ("checkpointId", "state", "entries", "totalBytes", "hashedAt")
    SELECT "id", 'complete', '[]', 0, "createdAt" FROM "Checkpoint"`;
  await makeFiles();
  const benchmarks = Math.floor(runs / 500);
  await seedRuns({ runs, benchmarks, samples: 40, checkpoints, testbedIds });
}

/** As little of a checkpoint as keeps a starting server from calling it lost. */
async function makeFiles(): Promise<void> {
  const archive = archiveFileName(dumpOptionsSchema.parse({}));
  for (const { path: folder, form } of await db().checkpoint.findMany({ select: { path: true, form: true } })) {
    const file = form === 'archive' ? archive : path.join('images', 'inventory.img');
    await mkdir(path.dirname(path.join(checkpointDir(), path.basename(folder), file)), { recursive: true });
    await writeFile(path.join(folder, file), 'seeded');
  }
}

async function measure(address: string, requests: number, port: number): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  // The first requests meet cold caches and are not counted.
  for (let i = -2; i < requests; i += 1) {
    const ms = await timed(async () => {
      const response = await fetch(`http://127.0.0.1:${port}${address}`);
      bytes = (await response.arrayBuffer()).byteLength;
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    });
    if (i >= 0) times.push(ms);
  }
  const ms = (p: number) => quantileOfSorted(sorted(times), p).toFixed(0);
  console.log(`| \`${address}\` | ${ms(0.5)} | ${ms(0.95)} | ${Math.round(bytes / 1024)} |`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

await main();
