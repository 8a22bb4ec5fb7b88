import 'server-only';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunDetail } from '@/lib/domain/views';
import { podmanOrThrow } from '@/lib/host/podman/podman';
import { gpuDemoOfHost, type GpuSplit } from './gpu-demo-of-host';
import { ended } from '@/lib/runs/testing/ended';

/** What became of a server on several GPUs: its dump, and the restores after it. */
export interface SeveralGpus {
  split: GpuSplit;
  runs: Pick<RunDetail, 'kind' | 'status' | 'error' | 'measurement'>[];
}

/**
 * A server on `gpus` GPUs is dumped and restored `restores` times, each way of splitting it by itself. Nothing is
 * thrown when one fails: how it fails is what is to be known.
 */
export async function trySeveralGpus(gpus: number, restores: number): Promise<SeveralGpus[]> {
  const outcomes: SeveralGpus[] = [];
  for (const split of ['layers', 'tensor'] as const) {
    const spec = gpuDemoOfHost({ gpus, split });
    const specId = spec.name;
    await ensureBuiltinSpecs([{ id: specId, spec }]);
    // Processes that talk by NCCL's sockets have open connections, with both ends inside of the container.
    const options = { tcpEstablished: split === 'tensor' };
    const source = { type: 'spec', specId };
    const dumped = await ended({
      kind: 'checkpoint',
      input: createCheckpointInputSchema.parse({ source, name: `several-${split}`, options }),
    });
    const runs = [dumped];
    for (let i = 0; dumped.status === 'succeeded' && i < restores; i += 1) {
      const input = restoreInputSchema.parse({
        checkpointId: dumped.checkpointId,
        options: { ...options, stopFirst: true },
      });
      runs.push(await ended({ kind: 'restore', input }));
    }
    const name = dumped.containerName;
    if (name !== null) await podmanOrThrow(['rm', '--force', '--ignore', '--time', '0', name], { timeoutMs: 60_000 });
    outcomes.push({
      split,
      runs: runs.map(({ kind, status, error, measurement }) => ({ kind, status, error, measurement })),
    });
    for (const { status, error } of runs) if (status !== 'succeeded') console.log(split, JSON.stringify(error));
  }
  return outcomes;
}
