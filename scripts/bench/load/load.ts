import 'server-only';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { db } from '@/lib/db/client';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getRunDetail } from '@/lib/db/runs';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { gpuDemoSpecId } from '@/lib/domain/gpu-demo-spec';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { podman } from '@/lib/host/podman/podman';
import { paths } from '@/lib/paths';
import { byPodman, stopForRestore } from '@/lib/runs/testing/overhead-pair';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { gpuDemoOfHost } from '../../test/gpu-demo-of-host';
import { WebServer } from '../web-server';
import { saveDemoWithBallast } from './ballast';
import { ClientProcess } from './client-process';
import { printLoad, type Measured, type RestoreTimes } from './print-load';

const requestsPerSecond = 20;
const memoryEveryMs = 2_000;
/** Of all clients: they come when the run is there. */
const clientsOfRun = 10;
const settleMs = 6_000;
/** Without this capability a process cannot take back a priority that it gave away. */
const withoutNice = ['setpriv', '--bounding-set=-sys_nice', '--inh-caps=-sys_nice', '--'];

/**
 * `npm run bench:load -- --minutes 10 --clients 200`: restores through the built web server, by turns alone and beside
 * event-stream clients and requests for pages; beside each one by podman alone, in the same circumstances and in
 * alternating order. Prints the server's memory over time, the delay from an event's storing to its arrival, what the
 * product adds to podman, and how much longer a restore takes. Needs a build and the engine.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      clients: { type: 'string', default: '200' },
      /** Memory of the server beyond the demo's: its restore then takes longer. */
      mib: { type: 'string', default: '0' },
      /** Which server is restored: `demo`, or `gpu` on a host that scripts/gpu/host.sh prepared. */
      server: { type: 'string', default: 'demo' },
      port: { type: 'string', default: '3218' },
      /** The server may not change its priority, so it does not step back: for a comparison. */
      'keep-priority': { type: 'boolean', default: false },
    },
  });
  const clients = Number(values.clients);
  const container = `load-${process.pid}`;
  const own = await ownDataFolder('load');
  const server = await WebServer.start(Number(values.port), values['keep-priority'] ? withoutNice : []);
  const visitors = ClientProcess.start();
  const measured: Measured = { memory: [], delays: [], alone: [], loaded: [], asked: 0, failed: 0 };
  const startedAt = Date.now();
  const memoryTimer = setInterval(() => {
    const x = (Date.now() - startedAt) / 60_000;
    void server.memoryMib().then((y) => measured.memory.push({ x, y }), () => undefined); // prettier-ignore
  }, memoryEveryMs);
  try {
    const specId = await specToLoad(values.server, Number(values.mib), own.folder);
    const source = { type: 'spec', specId, containerName: container };
    const input = createCheckpointInputSchema.parse({ source, name: 'load', options: {} });
    const { checkpointId } = await ended(await server.startRun('createCheckpoint', input));
    const checkpoint = await getCheckpointRecord(checkpointId ?? '');
    if (checkpoint === null) throw new Error('The checkpoint was not made.');
    const restore = async () => {
      await stopForRestore(checkpoint);
      return server.startRun('startRestore', restoreInputSchema.parse({ checkpointId, options: {} }));
    };
    const byHand = () => byPodman(checkpoint);
    await ended(await restore());
    measured.memory.length = 0;
    const loopedFrom = Date.now();
    for (let round = 0; Date.now() - loopedFrom < Number(values.minutes) * 60_000; round += 1) {
      const isHandFirst = round % 2 === 0;
      measured.alone.push(await pairOf(isHandFirst, byHand, async () => ended(await restore())));
      await underLoad({ server, visitors, clients, isHandFirst, restore, byHand, measured });
      // What the load left to do is not to fall on the next one that is alone.
      await sleep(2_000);
    }
    const circumstances = `${clients - clientsOfRun} event-stream clients of the host and ${clientsOfRun} of the run, at the lowest priority on the same machine, ${requestsPerSecond} requests/s, load average ${loadavg()[0]?.toFixed(1)}`; // prettier-ignore
    printLoad(measured, circumstances);
  } finally {
    clearInterval(memoryTimer);
    visitors.end();
    server.stop();
    await podman(['rm', '--force', '--ignore', '--time', '0', container], { timeoutMs: 60_000 });
    await own.remove();
  }
}

/** @returns the spec of the server that is restored. */
async function specToLoad(server: string, mib: number, folder: string): Promise<string> {
  if (server === 'gpu') {
    await ensureBuiltinSpecs([{ id: gpuDemoSpecId, spec: gpuDemoOfHost() }]);
    return gpuDemoSpecId;
  }
  return mib > 0 ? saveDemoWithBallast(folder, mib) : demoSpecId;
}

interface UnderLoad {
  server: WebServer;
  visitors: ClientProcess;
  clients: number;
  isHandFirst: boolean;
  restore: () => Promise<string>;
  byHand: () => Promise<number>;
  measured: Measured;
}

/** One restore by each way. */
async function pairOf(
  isHandFirst: boolean,
  byHand: () => Promise<number>,
  byProduct: () => Promise<RunDetail>,
): Promise<RestoreTimes> {
  const first = isHandFirst ? await byHand() : null;
  const { measurement } = await byProduct();
  const handMs = first ?? (await byHand());
  return {
    handMs,
    clickToDoneMs: measurement?.actionToEngineDoneMs ?? NaN,
    engineMs: measurement?.engineDurationMs ?? NaN,
  };
}

/** One restore by each way while nearly all clients follow the host, some this run, and pages are asked for. */
async function underLoad({
  server,
  visitors,
  clients,
  isHandFirst,
  restore,
  byHand,
  measured,
}: UnderLoad): Promise<void> {
  await visitors.open(`${server.address}${paths.api.hostEvents()}`, clients - clientsOfRun);
  visitors.ask(
    [paths.overview(), paths.runs(), paths.checkpoints(), paths.containers(), paths.api.runs({ limit: '50' })].map(
      (page) => `${server.address}${page}`,
    ),
    requestsPerSecond,
  );
  // Those who watch have been there for a while: that they all come at once is another question.
  await sleep(settleMs);
  let runId = '';
  let openedAt = NaN;
  const watched = async () => {
    runId = await restore();
    const opening = visitors
      .open(`${server.address}${paths.api.runEvents(runId)}`, clientsOfRun)
      .then(() => Date.now());
    const run = await ended(runId);
    openedAt = await opening;
    return run;
  };
  measured.loaded.push(await pairOf(isHandFirst, byHand, watched));
  await sleep(500);
  const { arrivals, asked, failed } = await visitors.stop();
  measured.asked += asked;
  measured.failed += failed;
  const rows = await db().runEvent.findMany({ where: { runId }, select: { seq: true, at: true } });
  // What was stored before the last client was connected came to it in the snapshot.
  const late = new Map(rows.filter(({ at }) => at.getTime() > openedAt).map(({ seq, at }) => [seq, at.getTime()]));
  for (const [seq, at] of arrivals.flat()) if (late.has(seq)) measured.delays.push(at - (late.get(seq) ?? at));
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

await main();
