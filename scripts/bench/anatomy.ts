import 'server-only';
import { parseArgs } from 'node:util';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunDetail } from '@/lib/domain/views';
import { podman } from '@/lib/host/podman/podman';
import { getAnatomy } from '@/lib/queries/get-anatomy';
import { finished } from '@/lib/runs/testing/finished';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { idlePodmanMs } from './idle-podman';
import { median, pairsOf } from './pairs';

/**
 * `npm run bench:anatomy -- --restores 20`: whether the parts of a restore's anatomy sum to the wall time of the
 * engine's command. Restores the demo in place and prints, for each restore, what every clock says and two sums that
 * were made without the wall time, beside it:
 * - parts: CRIU's log by its own time stamps, before and after it by the kernel's times of the log's file;
 * - nested: podman's own time for the restore, and a podman command that does nothing for its start and end.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { restores: { type: 'string', default: '20' } } });
  const restores = pairsOf(values.restores);
  const container = `bench-anatomy-${process.pid}`;
  const own = await ownDataFolder('bench-anatomy');
  try {
    const source = { type: 'spec', specId: demoSpecId, containerName: container } as const;
    const { checkpointId } = await finished({
      kind: 'checkpoint',
      input: createCheckpointInputSchema.parse({ source, name: 'anatomy', options: {} }),
    });
    const input = restoreInputSchema.parse({ checkpointId, options: { stopFirst: true } });
    const rows: Row[] = [];
    console.log(
      'all in ms                                         ┌ sum of the parts ───────┐  ┌ nested sum ────────┐',
    );
    console.log(' n   wall podman runtime  criu │ before  after      sum   left     off     idle    sum     off');
    for (let i = 1; i <= restores; i += 1) {
      const row = await rowOf(await finished({ kind: 'restore', input }), await idlePodmanMs(container));
      rows.push(row);
      const { wallMs, podmanMs, runtimeMs, criuMs, beforeMs, afterMs, sumMs, idleMs } = row;
      const [known, nestedMs] = [[wallMs, podmanMs, runtimeMs, criuMs], nestedOf(row)];
      console.log(
        `${String(i).padStart(2)} ${known.map((ms) => ms.toFixed(1).padStart(6)).join(' ')} │ ${beforeMs.toFixed(1).padStart(6)} ` +
          `${afterMs.toFixed(1).padStart(6)}   ${sumMs.toFixed(1).padStart(6)} ${(wallMs - sumMs).toFixed(1).padStart(6)} ` +
          `${offText(sumMs, wallMs)}   ${idleMs.toFixed(1).padStart(6)} ${nestedMs.toFixed(1).padStart(6)} ${offText(nestedMs, wallMs)}`,
      );
    }
    summarise('parts', rows, ({ sumMs }) => sumMs);
    summarise('nested', rows, nestedOf);
    const rest = rows.map(({ wallMs, sumMs }) => wallMs - sumMs);
    console.log(
      `not accounted for by the parts: median ${median(rest).toFixed(1)} ms of ${median(rows.map(({ wallMs }) => wallMs))} ms`,
    );
  } finally {
    await podman(['rm', '--force', '--ignore', '--time', '0', container], { timeoutMs: 60_000 });
    await own.remove();
  }
}

/** What each clock says of one restore, in ms. */
interface Row {
  wallMs: number;
  podmanMs: number;
  runtimeMs: number;
  criuMs: number;
  beforeMs: number;
  afterMs: number;
  /** Of all parts that the run's page shows. */
  sumMs: number;
  /** Of a podman command that does nothing, on this host at this time. */
  idleMs: number;
}

async function rowOf({ id, measurement }: RunDetail, idleMs: number): Promise<Row> {
  const view = await getAnatomy(id);
  const wallMs = measurement?.engineDurationMs;
  const stats = measurement?.restoreStats;
  if (!view || wallMs === undefined || !stats) throw new Error(`Run ${id} has no anatomy.`);
  const { parts, criuMs } = view.anatomy;
  const partMs = (key: string) => parts.find((part) => part.key === key)?.durationMs ?? Number.NaN;
  return {
    ...{ wallMs, criuMs, idleMs, beforeMs: partMs('before'), afterMs: partMs('after') },
    podmanMs: stats.podmanRestoreDurationUs / 1000,
    runtimeMs: stats.runtimeRestoreDurationUs / 1000,
    sumMs: parts.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

/** CRIU within the runtime within podman: their differences and CRIU's time sum to podman's. */
const nestedOf = ({ criuMs, runtimeMs, podmanMs, idleMs }: Row) =>
  criuMs + (runtimeMs - criuMs) + (podmanMs - runtimeMs) + idleMs;

const percentOff = (sumMs: number, wallMs: number) => (100 * (sumMs - wallMs)) / wallMs;
const offText = (sumMs: number, wallMs: number) => `${percentOff(sumMs, wallMs).toFixed(2).padStart(6)} %`;

function summarise(name: string, rows: readonly Row[], sumOf: (row: Row) => number): void {
  const off = rows.map((row) => percentOff(sumOf(row), row.wallMs));
  const worst = off.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const within = off.filter((percent) => Math.abs(percent) <= 2).length;
  console.log(
    `${name}: sum against wall worst ${worst.toFixed(2)} %, median ${median(off).toFixed(2)} %, within 2 %: ${within} of ${rows.length}`,
  );
}

await main();
