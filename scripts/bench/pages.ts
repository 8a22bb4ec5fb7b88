import 'server-only';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { db } from '@/lib/db/client';
import { figureColumns } from '@/lib/db/run-figures';
import { saveTestbed } from '@/lib/db/testbeds';
import { demoSpec } from '@/lib/domain/builtin-specs';
import type { RunMeasurement } from '@/lib/domain/measurement';
import type { Testbed } from '@/lib/domain/testbed';
import { paths } from '@/lib/paths';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { quantileOfSorted, sorted } from '@/lib/stats/quantile';
import { measureInBrowser } from './pages-in-browser';
import { seededRandom } from '@/lib/stats/seeded-random';

/**
 * `npm run bench:pages -- --runs 100000`: how long the server takes for pages over many runs. Seeds a database of
 * its own with runs that never were (nothing of it is shown anywhere), starts the built server on it, and prints
 * median and 95 % quantile of each address, and what two of the pages cost a browser. Needs a build (`npm run up -- --setup-only`).
 */
const port = 3219;
const dayMs = 86_400_000;
const chunk = 500;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '100000' }, requests: { type: 'string', default: '40' } },
  });
  const own = await ownDataFolder('bench-pages');
  const server = { stop: () => {} };
  try {
    await seed(Number(values.runs));
    server.stop = await serve();
    const addresses = [
      paths.runs(),
      paths.runs({ kind: 'restore', status: 'failed' }),
      paths.runs({ spec: 'demo' }),
      paths.runs({ spec: 'demo', kind: 'cold-start' }),
      paths.api.runs({ limit: '200' }),
      paths.trends(),
      paths.trends({ spec: 'demo', kind: 'restore', days: '0' }),
      paths.trends({ spec: 'demo', kind: 'cold-start', days: '30' }),
      paths.overview(),
    ];
    for (const address of addresses) await measure(address, Number(values.requests));
    await inBrowser([paths.runs(), paths.trends({ spec: 'demo', kind: 'restore', days: '0' })]);
  } finally {
    server.stop();
    await own.remove();
  }
}

async function measure(address: string, requests: number): Promise<void> {
  const url = `http://127.0.0.1:${port}${address}`;
  const times: number[] = [];
  let bytes = 0;
  // The first requests meet cold caches and are not counted.
  for (let i = -3; i < requests; i += 1) {
    const startedAt = performance.now();
    const response = await fetch(url);
    bytes = (await response.arrayBuffer()).byteLength;
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    if (i >= 0) times.push(performance.now() - startedAt);
  }
  const ms = (p: number) => `${quantileOfSorted(sorted(times), p).toFixed(0)} ms`;
  console.log(`${address}: median ${ms(0.5)}, p95 ${ms(0.95)}, ${Math.round(bytes / 1024)} KiB, n = ${requests}`);
}

async function inBrowser(addresses: readonly string[]): Promise<void> {
  const found = await measureInBrowser(addresses.map((address) => `http://127.0.0.1:${port}${address}`));
  if (found === null) return console.log('There is no Chromium here, so nothing was measured in a browser.');
  for (const [url, { loadMs, longestTaskMs, slowestFrameMs, medianFrameMs }] of found) {
    const [load, task, slowest, middle] = [loadMs, longestTaskMs, slowestFrameMs, medianFrameMs].map(Math.round);
    console.log(
      `${url}: loaded in ${load} ms, longest task ${task} ms; scrolled with frames of ${middle} ms, slowest ${slowest} ms`,
    );
  }
}

async function seed(count: number): Promise<void> {
  const random = seededRandom(1);
  const bed: Testbed = {
    hostname: 'seeded',
    cpuModel: 'seeded',
    cpuCount: 2,
    memoryTotalBytes: 1,
    kernel: '6.18',
    distribution: 'seeded',
    engineKind: 'embedded',
    podman: '5.8.6',
    runtime: 'runc 1.3.6',
    criu: '4.2.1',
    cudaPlugin: null,
    gpuDriver: null,
    gpus: [],
    transparentHugePages: 'madvise',
    cgroupMode: 'v2',
  };
  const testbeds = [await saveTestbed(bed), await saveTestbed({ ...bed, criu: '4.3' })];
  const kinds = ['restore', 'cold-start', 'restore', 'checkpoint'] as const;
  const specSnapshot = JSON.stringify(demoSpec);
  const startedAt = Date.now() - 89 * dayMs;
  for (let i = 0; i < count; i += chunk) {
    const data = Array.from({ length: Math.min(chunk, count - i) }, (_, j) => {
      const n = i + j;
      const kind = kinds[n % kinds.length] ?? 'restore';
      const createdAt = new Date(startedAt + (n / count) * 88 * dayMs);
      const isFailed = n % 50 === 0;
      const t3FirstTokenMs = Math.round((kind === 'restore' ? 450 : 3500) * (0.9 + 0.2 * random()));
      const measurement: RunMeasurement | null = isFailed
        ? null
        : { t2HealthyMs: t3FirstTokenMs - 50, t3FirstTokenMs, engineDurationMs: 300, answerMatch: 'same' };
      return {
        ...figureColumns(measurement),
        id: randomUUID(),
        hostId: 'local',
        kind,
        status: isFailed ? 'failed' : 'succeeded',
        title: 'Seeded',
        specName: n % 10 === 0 ? 'other' : 'demo',
        specSnapshot,
        containerName: `seeded-${n % 20}`,
        testbedId: testbeds[n < count / 2 ? 0 : 1] ?? null,
        options: '{}',
        measurement: measurement === null ? null : JSON.stringify(measurement),
        error: null,
        createdAt,
        startedAt: createdAt,
        finishedAt: new Date(createdAt.getTime() + t3FirstTokenMs),
      };
    });
    await db().run.createMany({ data });
  }
  console.log(`${count} runs seeded`);
}

async function serve(): Promise<() => void> {
  const argv = ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, argv, { stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production' } });
  for (let i = 0; i < 100; i += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/login`)
        .then(({ ok }) => ok)
        .catch(() => false)
    )
      break;
    await sleep(200);
  }
  return () => void child.kill('SIGTERM');
}

await main();
