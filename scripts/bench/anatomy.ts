import 'server-only';
import { parseArgs } from 'node:util';
import type { Anatomy } from '@/lib/diagnosis/anatomy/part';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunDetail } from '@/lib/domain/views';
import { podman } from '@/lib/host/podman/podman';
import { getAnatomy } from '@/lib/queries/get-anatomy';
import { finished } from '@/lib/runs/testing/finished';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { median, pairsOf } from './pairs';

/**
 * `npm run bench:anatomy -- --restores 20`: whether the parts of a restore's anatomy sum to the wall time of the
 * engine's command. Restores the demo in place, prints every restore and the largest deviation, and how much of the
 * time CRIU's log does not cover.
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
    for (let i = 0; i < restores; i += 1) {
      const row = await rowOf(await finished({ kind: 'restore', input }));
      rows.push(row);
      console.log(
        `restore ${i + 1}: wall ${row.wallMs} ms, sum ${row.sumMs.toFixed(1)} ms, deviation ${row.percent.toFixed(3)} %, outside of CRIU ${row.outsideMs.toFixed(1)} ms`,
      );
    }
    const largest = rows.reduce((a, b) => (b.percent > a.percent ? b : a));
    console.log(`largest deviation ${largest.percent.toFixed(3)} % of the wall time (n = ${restores})`);
    console.log(`outside of CRIU: median ${median(rows.map(({ outsideMs }) => outsideMs)).toFixed(1)} ms`);
  } finally {
    await podman(['rm', '--force', '--ignore', '--time', '0', container], { timeoutMs: 60_000 });
    await own.remove();
  }
}

interface Row {
  wallMs: number;
  sumMs: number;
  /** Distance of the two in per cent of the wall time. */
  percent: number;
  /** What podman and the runtime took before and after CRIU. */
  outsideMs: number;
}

async function rowOf({ id, measurement }: RunDetail): Promise<Row> {
  const view = await getAnatomy(id);
  const wallMs = measurement?.engineDurationMs;
  if (!view || wallMs === undefined) throw new Error(`Run ${id} has no anatomy.`);
  const sumMs = sumOf(view.anatomy);
  const outsideMs = view.anatomy.parts.find(({ key }) => key === 'engine')?.durationMs ?? 0;
  return { wallMs, sumMs, percent: (100 * Math.abs(sumMs - wallMs)) / wallMs, outsideMs };
}

const sumOf = ({ parts }: Anatomy) => parts.reduce((sum, { durationMs }) => sum + durationMs, 0);

await main();
