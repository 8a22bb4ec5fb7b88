import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { db } from '@/lib/db/client';
import { getRunDetail } from '@/lib/db/runs';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { podman } from '@/lib/host/podman/podman';
import { paths } from '@/lib/paths';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { compareArms } from '@/lib/stats/compare';
import { median, quantileOfSorted, sorted } from '@/lib/stats/quantile';
import { Listeners } from './listeners';
import { slopeOf } from './slope';
import { WebServer } from './web-server';

const port = 3218;
const requestsPerSecond = 20;
const memoryEveryMs = 2_000;

/**
 * `npm run bench:load -- --minutes 10 --clients 200`: restores and checkpoints through the built web server, by turns
 * alone and beside event-stream clients and requests for pages. Prints the server's memory over time, the delay from
 * an event's storing to its arrival, and how much longer a restore takes. Needs a build and the engine.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '10' }, clients: { type: 'string', default: '200' } },
  });
  const clients = Number(values.clients);
  const container = `load-${process.pid}`;
  const own = await ownDataFolder('load');
  const server = await WebServer.start(port);
  const memory: { x: number; y: number }[] = [];
  const startedAt = Date.now();
  const memoryTimer = setInterval(() => {
    void server.memoryMib().then((mib) => memory.push({ x: (Date.now() - startedAt) / 60_000, y: mib }), () => undefined); // prettier-ignore
  }, memoryEveryMs);
  try {
    const source = { type: 'spec', specId: demoSpecId, containerName: container };
    const made = await ended(await server.startRun('createCheckpoint', createCheckpointInputSchema.parse({ source, name: 'load', options: {} }))); // prettier-ignore
    const restore = () => restoreThrough(server, made.checkpointId ?? '', null);
    await restore();
    memory.length = 0;
    const alone: number[] = [];
    const loaded: number[] = [];
    const delays: number[] = [];
    const asked = { sent: 0, failed: 0 };
    while (Date.now() - startedAt < Number(values.minutes) * 60_000) {
      alone.push(await restore());
      const load = new Listeners();
      await load.open(`${server.address}${paths.api.hostEvents()}`, clients / 2);
      const stopAsking = askForPages(server.address, asked);
      loaded.push(await restoreThrough(server, made.checkpointId ?? '', { clients: clients / 2, delays }));
      await dumpThrough(server, container, { clients: clients / 2, delays });
      stopAsking();
      load.close();
      await restore();
    }
    print({ memory, delays, alone, loaded, asked, clients });
  } finally {
    clearInterval(memoryTimer);
    server.stop();
    await podman(['rm', '--force', '--ignore', '--time', '0', container], { timeoutMs: 60_000 });
    await own.remove();
  }
}

interface Watched {
  clients: number;
  delays: number[];
}

/** @returns milliseconds from the click to the end of the engine's command. */
async function restoreThrough(server: WebServer, checkpointId: string, watched: Watched | null): Promise<number> {
  const input = restoreInputSchema.parse({ checkpointId, options: { stopFirst: true } });
  const run = await followed(server, await server.startRun('startRestore', input), watched);
  return run.measurement?.actionToEngineDoneMs ?? NaN;
}

async function dumpThrough(server: WebServer, container: string, watched: Watched): Promise<void> {
  const input = createCheckpointInputSchema.parse({ source: { type: 'container', container }, name: 'again', isGolden: false, options: {} }); // prettier-ignore
  const run = await followed(server, await server.startRun('createCheckpoint', input), watched);
  await ended(await server.startRun('deleteCheckpoint', { checkpointId: run.checkpointId, confirmName: null }));
}

/** Waits for a run's end; with clients on its stream, keeps how late each of its events came to each of them. */
async function followed(server: WebServer, runId: string, watched: Watched | null): Promise<RunDetail> {
  if (watched === null) return ended(runId);
  const listeners = new Listeners();
  await listeners.open(`${server.address}${paths.api.runEvents(runId)}`, watched.clients);
  const openedAt = Date.now();
  const run = await ended(runId);
  await sleep(500);
  listeners.close();
  const rows = await db().runEvent.findMany({ where: { runId }, select: { seq: true, at: true } });
  // What was stored before the last client was connected came to it in the snapshot.
  for (const { seq, at } of rows.filter((row) => row.at.getTime() > openedAt))
    for (const seen of listeners.arrivals) watched.delays.push((seen.get(seq) ?? Infinity) - at.getTime());
  return run;
}

async function ended(runId: string): Promise<RunDetail> {
  for (;;) {
    const run = await getRunDetail(runId);
    if (run && isFinal(run.status)) {
      if (run.status === 'succeeded') return run;
      throw new Error(`${run.title} ended as ${run.status}: ${run.error?.detail ?? ''}`);
    }
    await sleep(50);
  }
}

function askForPages(address: string, asked: { sent: number; failed: number }): () => void {
  const pages = [
    paths.overview(),
    paths.runs(),
    paths.checkpoints(),
    paths.containers(),
    paths.api.runs({ limit: '50' }),
  ];
  const timer = setInterval(() => {
    const page = pages[asked.sent % pages.length] ?? '/';
    asked.sent += 1;
    void fetch(`${address}${page}`)
      .then(async (response) => {
        await response.arrayBuffer();
        if (!response.ok) asked.failed += 1;
      })
      .catch(() => (asked.failed += 1));
  }, 1000 / requestsPerSecond);
  return () => clearInterval(timer);
}

function print({
  memory,
  delays,
  alone,
  loaded,
  asked,
  clients,
}: {
  memory: { x: number; y: number }[];
  delays: number[];
  alone: number[];
  loaded: number[];
  asked: { sent: number; failed: number };
  clients: number;
}): void {
  // prettier-ignore
  const ordered = sorted(delays);
  const { perUnit, interval } = slopeOf(memory);
  const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;
  console.log(`${clients} clients, ${requestsPerSecond} requests/s: ${asked.sent} requests, ${asked.failed} failed`);
  console.log(`memory: ${memory[0]?.y.toFixed(0)} MiB at first, ${memory.at(-1)?.y.toFixed(0)} at last, ${signed(perUnit)} MiB/min (95 % ${signed(interval.low)} to ${signed(interval.high)}), n = ${memory.length}`); // prettier-ignore
  console.log(`event stored → received: median ${quantileOfSorted(ordered, 0.5).toFixed(0)} ms, p95 ${quantileOfSorted(ordered, 0.95).toFixed(0)} ms, largest ${quantileOfSorted(ordered, 1).toFixed(0)} ms, n = ${delays.length}`); // prettier-ignore
  console.log(`restore alone: median ${median(alone)} ms, n = ${alone.length}; under load: median ${median(loaded)} ms, n = ${loaded.length}`); // prettier-ignore
  const compared = compareArms({ slow: loaded, fast: alone, seed: 1 });
  const ratios = compared?.interval ? ` (95 % ${compared.interval.low.toFixed(2)} to ${compared.interval.high.toFixed(2)})` : ''; // prettier-ignore
  console.log(`restore under load ÷ alone: ${compared?.ratioOfMedians.toFixed(2)}${ratios}`);
}

await main();
