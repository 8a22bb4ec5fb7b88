import 'server-only';
import { parseArgs } from 'node:util';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunDetail } from '@/lib/domain/views';
import { podman, podmanOrThrow } from '@/lib/host/podman/podman';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { finished } from '@/lib/runs/testing/finished';
import { median, pairsOf } from './pairs';

/**
 * `npm run bench:starts -- --pairs 5`: cold start and restore of the demo through the product, in
 * turns, with the page cache as it is (warm). Prints T2 (healthy) and T3 (first token) of each pair,
 * and the medians. The first pair is not counted.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pairs: { type: 'string', default: '5' } } });
  const pairs = pairsOf(values.pairs);
  const golden = `bench-starts-${process.pid}`;
  const cold = `${golden}-cold`;
  const own = await ownDataFolder('bench-starts');
  try {
    const { checkpointId } = await finished({
      kind: 'checkpoint',
      input: createCheckpointInputSchema.parse({
        source: { type: 'spec', specId: demoSpecId, containerName: golden },
        name: 'starts',
        options: {},
      }),
    });
    const coldStart = async () => {
      const run = await finished({ kind: 'cold-start', input: { specId: demoSpecId, containerName: cold } });
      await podmanOrThrow(['rm', '--force', '--time', '0', cold], { timeoutMs: 60_000 });
      return run;
    };
    const restore = async () => {
      const input = restoreInputSchema.parse({ checkpointId, options: {} });
      const run = await finished({ kind: 'restore', input });
      if (run.measurement?.answerMatch !== 'same') throw new Error('A restored server gave another answer.');
      await podmanOrThrow(['stop', '--time', '0', golden], { timeoutMs: 60_000 });
      return run;
    };
    await coldStart();
    await restore();
    const rows: { cold: RunDetail; restored: RunDetail }[] = [];
    for (let i = 0; i < pairs; i += 1) {
      const isColdFirst = i % 2 === 0;
      const first = isColdFirst ? await coldStart() : await restore();
      const second = isColdFirst ? await restore() : await coldStart();
      const row = isColdFirst ? { cold: first, restored: second } : { cold: second, restored: first };
      rows.push(row);
      console.log(`pair ${i + 1}: cold start ${points(row.cold)}, restore ${points(row.restored)}`);
    }
    const t3 = (run: RunDetail) => run.measurement?.t3FirstTokenMs ?? NaN;
    const coldMs = median(rows.map((row) => t3(row.cold)));
    const restoreMs = median(rows.map((row) => t3(row.restored)));
    console.log(
      `medians of ${pairs} to the first token: cold start ${coldMs} ms, restore ${restoreMs} ms, ratio ${(coldMs / restoreMs).toFixed(1)} (page cache warm)`,
    );
  } finally {
    for (const name of [golden, cold]) {
      await podman(['rm', '--force', '--ignore', '--time', '0', name], { timeoutMs: 60_000 });
    }
    await own.remove();
  }
}

const points = ({ measurement }: RunDetail) =>
  `healthy ${measurement?.t2HealthyMs} ms, first token ${measurement?.t3FirstTokenMs} ms`;

await main();
