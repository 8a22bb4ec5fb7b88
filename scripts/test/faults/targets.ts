import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import { getManifest } from '@/lib/db/manifests';
import { benchmarkInputSchema } from '@/lib/domain/benchmark/input';
import { podman } from '@/lib/host/podman/podman';
import type { RunRequest } from '@/lib/runs/request';
import type { FaultBench } from './bench';
import type { Injection, TargetKind } from './plan';

/** What is under way when the fault strikes. */
export interface Target {
  /** The checkpoint that is restored, deleted or verified: a golden one, or one made to be spoilt. */
  subject: CheckpointRecord;
  /** Starts it. @returns the run's id; null for a verification. */
  start: () => Promise<string | null>;
}

/** Until a target has been timed, the milliseconds it is taken to last. */
export const usualMs: Record<TargetKind, number> = {
  ...{ checkpoint: 1_200, 'launch-checkpoint': 2_500, 'checkpoint-in-ram': 1_200, archive: 1_500, restore: 1_200 },
  ...{ 'restore-archive': 2_000, 'cold-start': 1_500, benchmark: 3_000, stop: 3_000, 'delete-checkpoint': 60 },
  ...{ verify: 200, 'host-limits': 8_000, demo: 4_000 },
};

/** What a target calls the container that it restores from the archive. */
export const restoredName = (index: number) => `restored-${index}`;

const hashTimeoutMs = 60_000;

/** Brings about what the target needs. Every injection begins with the golden container running. */
export async function prepareTarget(bench: FaultBench, { target, fault, index }: Injection): Promise<Target> {
  const server = await bench.serve();
  const submit = async (request: RunRequest) => server.submit(request);
  const isSpoilt = target === 'delete-checkpoint' || fault === 'remove-page-file';
  const subject = isSpoilt
    ? await bench.dump(`disposable-${index}`, { source: 'container', leaveRunning: true })
    : target === 'restore-archive'
      ? bench.archive.checkpoint
      : bench.inPlace.checkpoint;
  const dump = (options: Parameters<FaultBench['dump']>[1], container = bench.container) =>
    submit(bench.dumpRequest(`injected-${index}`, { isGolden: false, container, ...options }));
  const starts: Record<TargetKind, () => Promise<string | null>> = {
    checkpoint: () => dump({ source: 'container' }),
    'checkpoint-in-ram': () => dump({ source: 'container', storage: 'ram' }),
    archive: () => dump({ source: 'container', form: 'archive' }),
    'launch-checkpoint': () => dump({ source: 'spec' }, `launched-${index}`),
    restore: () => submit(bench.restoreRequest(subject.id, { stopFirst: true })),
    'restore-archive': () => submit(bench.restoreRequest(subject.id, { newName: restoredName(index) })),
    'cold-start': () => submit({ kind: 'cold-start', input: { specId: bench.specId, containerName: `cold-${index}` } }),
    benchmark: () => submit({ kind: 'benchmark', input: benchmarkOf(bench) }),
    stop: () => submit({ kind: 'stop', input: { container: bench.container, acceptLoss: false } }),
    'delete-checkpoint': () =>
      submit({ kind: 'delete-checkpoint', input: { checkpointId: subject.id, confirmName: null } }),
    verify: async () => {
      await server.ask({ do: 'verify', checkpointId: subject.id });
      return null;
    },
    'host-limits': () => submit({ kind: 'host-limits', input: {} }),
    demo: () => submit({ kind: 'demo', input: { specId: bench.specId } }),
  };
  if (target === 'verify') await hashed(subject.id);
  // A benchmark does not take a container that somebody uses; the port of the archive's container must be free.
  if (target === 'benchmark' || target === 'restore-archive')
    await podman(['stop', '--time', '0', bench.container], { timeoutMs: 60_000 });
  return { subject, start: starts[target] };
}

function benchmarkOf(bench: FaultBench) {
  return benchmarkInputSchema.parse({
    suite: 'restore-speed',
    specId: bench.specId,
    checkpointId: bench.inPlace.checkpoint.id,
    ...{ samples: 2, warmUps: 0, coolDownMs: 0, seed: 1 },
  });
}

/** Hashes are made while no run is under way. */
async function hashed(checkpointId: string): Promise<void> {
  const deadline = Date.now() + hashTimeoutMs;
  while ((await getManifest(checkpointId))?.state !== 'complete') {
    if (Date.now() > deadline) throw new Error('The hashes of a checkpoint were not made.');
    await sleep(100);
  }
}
