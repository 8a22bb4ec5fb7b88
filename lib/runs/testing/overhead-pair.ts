import 'server-only';
import { performance } from 'node:perf_hooks';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import { restoreInputSchema } from '@/lib/domain/options';
import { podmanArgv, podmanOrThrow } from '@/lib/host/podman/podman';
import { restoreArgs } from '@/lib/host/podman/restore-args';
import { exec } from '@/lib/host/process/exec';
import { freeSlot } from '@/lib/host/storage/slot';
import { putLayerBack } from '@/lib/runs/put-layer-back';
import { quietCudaOf } from '@/lib/runs/end-container';
import { finished } from '@/lib/runs/testing/finished';

/** One restore through the product and one by podman alone. */
export interface OverheadPair {
  rawMs: number;
  productMs: number;
  /** The product's engine command alone. */
  engineMs: number;
}

/** How many times as long the product takes. */
export const ratioOf = ({ productMs, rawMs }: OverheadPair) => productMs / rawMs;

/** Restores the same in-place checkpoint both ways, one after the other. The container is running afterwards. */
export async function overheadPair(checkpoint: CheckpointRecord, isProductFirst: boolean): Promise<OverheadPair> {
  const first = isProductFirst ? await byProduct(checkpoint) : null;
  const rawMs = await byPodman(checkpoint);
  const { productMs, engineMs } = first ?? (await byProduct(checkpoint));
  return { rawMs, productMs, engineMs };
}

async function byProduct(checkpoint: CheckpointRecord) {
  await stopForRestore(checkpoint);
  const run = await finished({
    kind: 'restore',
    input: restoreInputSchema.parse({ checkpointId: checkpoint.id, options: {} }),
  });
  const { actionToEngineDoneMs = NaN, engineDurationMs = NaN, answerMatch } = run.measurement ?? {};
  if (answerMatch !== 'same') throw new Error(`The restored server gave another answer: ${answerMatch ?? 'none'}.`);
  return { productMs: actionToEngineDoneMs, engineMs: engineDurationMs };
}

/** Restores by `podman container restore` alone, the writable layer put back before. @returns how long that command took. */
export async function byPodman(checkpoint: CheckpointRecord): Promise<number> {
  await stopForRestore(checkpoint);
  await putLayerBack(checkpoint);
  const { options } = restoreInputSchema.parse({ checkpointId: checkpoint.id, options: {} });
  const argv = await podmanArgv(restoreArgs({ form: 'directory', container: checkpoint.containerId }, options));
  const startedAt = performance.now();
  const result = await exec(argv, { timeoutMs: 120_000 });
  const durationMs = Math.round(performance.now() - startedAt);
  await freeSlot(checkpoint.engineFacts.userdataDir);
  if (result.exitCode !== 0) throw new Error(`podman could not restore: ${result.stderr}`);
  return durationMs;
}

/** Ends the container at once: its memory is thrown away by the restore. */
export async function stopForRestore({ containerId }: CheckpointRecord): Promise<void> {
  await quietCudaOf(containerId);
  await podmanOrThrow(['stop', '--time', '0', containerId], { timeoutMs: 60_000 });
}
