import 'server-only';
import { parseArgs } from 'node:util';
import { getCheckpointRecord, type CheckpointRecord } from '@/lib/db/checkpoints';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema } from '@/lib/domain/options';
import { podman } from '@/lib/host/podman/podman';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { finished } from '@/lib/runs/testing/finished';
import { overheadPair, ratioOf, type OverheadPair } from '@/lib/runs/testing/overhead-pair';
import { median, pairsOf } from './pairs';

/**
 * `npm run bench:overhead -- --pairs 10`: what the product adds to podman. Each pair restores the
 * same checkpoint once through the product (from the action to the end of the engine's command,
 * the put-back of the writable layer included) and once by `podman container restore` alone (the
 * layer put back before its clock starts), in alternating order. Prints every pair and the median ratio.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pairs: { type: 'string', default: '10' } } });
  const pairs = pairsOf(values.pairs);
  const container = `bench-overhead-${process.pid}`;
  const own = await ownDataFolder('bench-overhead');
  try {
    const checkpoint = await makeCheckpoint(container);
    // The first pair meets cold caches (query compiler, page cache) and is not counted.
    await overheadPair(checkpoint, true);
    const rows: OverheadPair[] = [];
    for (let i = 0; i < pairs; i += 1) {
      const row = await overheadPair(checkpoint, i % 2 === 0);
      rows.push(row);
      console.log(
        `pair ${i + 1}: podman ${row.rawMs} ms, product ${row.productMs} ms (its engine command ${row.engineMs} ms), ratio ${ratioOf(row).toFixed(3)}`,
      );
    }
    const ratios = rows.map(ratioOf);
    console.log(
      `before the engine command: median ${median(rows.map(({ productMs, engineMs }) => productMs - engineMs))} ms`,
    );
    console.log(
      `medians: podman ${median(rows.map(({ rawMs }) => rawMs))} ms, product ${median(rows.map(({ productMs }) => productMs))} ms`,
    );
    console.log(
      `median ratio of pairs ${median(ratios).toFixed(3)} (n = ${pairs}, ${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`,
    );
  } finally {
    await podman(['rm', '--force', '--ignore', '--time', '0', container], { timeoutMs: 60_000 });
    await own.remove();
  }
}

async function makeCheckpoint(container: string): Promise<CheckpointRecord> {
  const run = await finished({
    kind: 'checkpoint',
    input: createCheckpointInputSchema.parse({
      source: { type: 'spec', specId: demoSpecId, containerName: container },
      name: 'overhead',
      options: {},
    }),
  });
  const checkpoint = await getCheckpointRecord(run.checkpointId ?? '');
  if (!checkpoint) throw new Error('The checkpoint was not made.');
  return checkpoint;
}

await main();
