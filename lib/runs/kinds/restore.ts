import 'server-only';
import type { RestoreInput, RestoreOptions } from '@/lib/domain/options';
import { readinessTitles } from '@/lib/domain/readiness/readiness-row';
import { refuseRestore } from '@/lib/domain/readiness/refuse-restore';
import { usesNvidia } from '@/lib/domain/spec';
import { getCheckpointRecord, updateCheckpoint, type CheckpointRecord } from '@/lib/db/checkpoints';
import { AppError } from '@/lib/errors/app-error';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { loadVram } from '@/lib/host/gpu/save-vram';
import { exists } from '@/lib/host/storage/exists';
import { readIntoPageCache } from '@/lib/host/storage/read-into-page-cache';
import { keepRuntimeSpec } from '@/lib/host/storage/runtime-spec';
import { mayBeRunning } from '@/lib/host/storage/slot';
import { checkpointLayout, hasInventory } from '../dump';
import { endLeftRestored, quietCuda, stopContainer } from '../end-container';
import { putLayerBack } from '../put-layer-back';
import { wake } from '../quiesce';
import { checkReadiness } from '../readiness';
import { archivePathOf, restoreContainer } from '../restore-container';
import type { RunContext } from '../run-context';
import { addressOf, ask, becomeHealthy } from '../server-of';
import { testbedOf } from '../testbed-of';
import { unlessRemoved } from '../unless-removed';

/** Put the layer back → restore → healthy → reference request → compare. */
export async function runRestore(run: RunContext, input: RestoreInput): Promise<void> {
  const checkpoint = await run.phase('preflight', () => preflight(run, input));
  const spec = checkpoint.specSnapshot;
  const isInPlace = checkpoint.form === 'directory';
  if (isInPlace) await run.phase('put-back', () => putBack(run, checkpoint));
  else run.skip('put-back', 'An archive brings its own writable layer.');

  if (run.hasPhase('prefetch')) await run.phase('prefetch', (signal) => prefetch(run, checkpoint, signal));
  const containerId = await run.phase('restore', (signal) => restoreContainer(run, checkpoint, input, signal));
  const hostPort = isInPlace
    ? checkpoint.engineFacts.hostPort
    : (input.options.hostPort ?? checkpoint.engineFacts.hostPort);
  await run.measure({ t1RunningMs: run.sinceT0Ms(), hostPort });
  await bringBackVram(run, checkpoint, containerId);
  const address = addressOf(spec, hostPort);
  await becomeHealthy(run, { spec, address, containerId });
  await wake(run, { spec, address });
  const answer = await run.phase('request', (signal) => ask(run, { spec, address, signal, isTimed: true }));
  await run.phase('compare', async () => {
    const reference = checkpoint.reference;
    const answerMatch = reference === null ? 'not-compared' : answer.digest === reference.digest ? 'same' : 'different';
    await run.measure({ answer, answerMatch, ...(reference ? { referenceAnswer: reference } : {}) });
    if (answerMatch === 'different')
      await run.note('compare', 'The server answered, but not with the tokens it gave at the dump.');
  });
  await testbedOf(run);
}

/** What the product saved before the dump (CRIU's plugin had no part in it) is put back by the product as well. */
async function bringBackVram(run: RunContext, checkpoint: CheckpointRecord, containerId: string): Promise<void> {
  if (!usesNvidia(checkpoint.specSnapshot)) return;
  if (checkpoint.dumpMeasurement?.vramMethod !== 'cuda-checkpoint') {
    run.skip('cuda-load', 'CRIU’s CUDA plugin does it during the restore.');
    return;
  }
  await run.phase('cuda-load', async () => {
    const { pid } = await inspectContainer(containerId);
    const pids = await loadVram(pid);
    await run.note('cuda-load', `${pids.length} process(es)`);
  });
}

async function preflight(run: RunContext, { checkpointId, options }: RestoreInput): Promise<CheckpointRecord> {
  const checkpoint = await getCheckpointRecord(checkpointId);
  if (!checkpoint || checkpoint.state === 'deleted') {
    throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
  }
  if (checkpoint.state !== 'ready') {
    throw new AppError('checkpoint/lost', `Checkpoint ${checkpoint.name} is ${checkpoint.state}.`);
  }
  if (checkpoint.form === 'archive') {
    if (!(await exists(archivePathOf(checkpoint)))) await markLost(checkpoint, archivePathOf(checkpoint));
    return refuseUnlessReady(run, checkpoint, options);
  }
  const { imagesDir } = checkpointLayout(checkpoint.path);
  if (!(await hasInventory(imagesDir))) await markLost(checkpoint, imagesDir);
  const { userdataDir } = checkpoint.engineFacts;
  if (!(await exists(userdataDir))) {
    throw new AppError(
      'checkpoint/container-removed',
      `Container ${checkpoint.containerName} was removed, and checkpoint ${checkpoint.name} can only be restored into it.`,
    );
  }
  // An earlier one may have been cut off, and readiness asks podman, which reads it.
  await keepRuntimeSpec(userdataDir);
  await refuseUnlessReady(run, checkpoint, options);
  if (await mayBeRunning(userdataDir)) await makeStopped(run, checkpoint, options.stopFirst);
  return checkpoint;
}

/** Red checks end the restore before podman is started, unless a person wants it all the same. */
async function refuseUnlessReady(
  run: RunContext,
  checkpoint: CheckpointRecord,
  options: RestoreOptions,
): Promise<CheckpointRecord> {
  const how = { form: checkpoint.form, ignoreReadiness: options.ignoreReadiness };
  let rows = await checkReadiness(checkpoint, options, 'quick');
  let refusal = refuseRestore(rows, how);
  if (refusal?.code === 'podman/port-taken' && checkpoint.form === 'directory') {
    // Its own port may be held by what an unfinished restore left of it.
    const done = await endLeftRestored(checkpoint.containerId);
    for (const sentence of done) await run.log('product', sentence);
    if (done.length > 0) rows = await checkReadiness(checkpoint, options, 'quick');
    refusal = refuseRestore(rows, how);
  }
  if (refusal !== null) throw refusal;
  const bad = rows.filter(({ verdict }) => verdict === 'red' || verdict === 'amber');
  for (const { id, verdict, reason } of bad) {
    const what = verdict === 'red' ? 'Ignored on request' : 'Look at this';
    run.inBackground(run.log('product', `${what}: ${readinessTitles[id]}: ${reason}`));
  }
  return checkpoint;
}

async function markLost(checkpoint: CheckpointRecord, missing: string): Promise<never> {
  await updateCheckpoint(checkpoint.id, { state: 'lost' });
  throw new AppError('checkpoint/lost', `The files of checkpoint ${checkpoint.name} are gone: ${missing} is missing.`);
}

async function makeStopped(run: RunContext, checkpoint: CheckpointRecord, stopFirst: boolean): Promise<void> {
  const container = await inspectContainer(checkpoint.containerId);
  if (!container.isRunning && container.status !== 'paused') return;
  if (!stopFirst) {
    throw new AppError(
      'podman/is-running',
      `Container ${container.name} is ${container.status}. Stop it, or let the restore stop it first.`,
    );
  }
  await run.log('product', `Stopping ${container.name} before its restore.`);
  for (const sentence of await quietCuda(container)) await run.log('product', sentence);
  // Its memory is thrown away and its writable layer replaced: only a volume that it writes to makes a slow end worth
  // waiting for.
  const hasWritableVolume = checkpoint.specSnapshot.volumes.some(({ readOnly }) => !readOnly);
  const graceSeconds = hasWritableVolume ? 10 : 0;
  for (const sentence of await stopContainer(container.id, graceSeconds)) await run.log('product', sentence);
}

async function putBack(run: RunContext, checkpoint: CheckpointRecord): Promise<void> {
  const startedMs = run.sinceT0Ms();
  await unlessRemoved(checkpoint.containerId, putLayerBack(checkpoint));
  run.inBackground(run.measure({ layerDurationMs: run.sinceT0Ms() - startedMs }));
}

async function prefetch(run: RunContext, checkpoint: CheckpointRecord, signal: AbortSignal): Promise<void> {
  const isInPlace = checkpoint.form === 'directory';
  const files = isInPlace ? checkpointLayout(checkpoint.path).imagesDir : archivePathOf(checkpoint);
  const bytes = await readIntoPageCache(files, signal);
  run.inBackground(run.progress('prefetch', bytes, bytes));
}
