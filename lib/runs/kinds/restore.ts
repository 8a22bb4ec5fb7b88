import 'server-only';
import path from 'node:path';
import type { RestoreInput, RestoreOptions } from '@/lib/domain/options';
import { readinessTitles } from '@/lib/domain/readiness/readiness-row';
import { refuseRestore } from '@/lib/domain/readiness/refuse-restore';
import { usesNvidia } from '@/lib/domain/spec';
import { getCheckpointRecord, updateCheckpoint, type CheckpointRecord } from '@/lib/db/checkpoints';
import { AppError } from '@/lib/errors/app-error';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { podmanArgv } from '@/lib/host/podman/podman';
import { parseRestoreStats } from '@/lib/host/podman/print-stats';
import { restoreArgs, type RestoreTarget } from '@/lib/host/podman/restore-args';
import { loadVram } from '@/lib/host/gpu/save-vram';
import { readTail } from '@/lib/host/process/job';
import { exists } from '@/lib/host/storage/exists';
import { readIntoPageCache } from '@/lib/host/storage/read-into-page-cache';
import { freeSlot, mayBeRunning } from '@/lib/host/storage/slot';
import { checkpointLayout, hasInventory } from '../dump';
import { quietCuda, stopContainer } from '../end-container';
import { engineFailure } from '../engine-failure';
import { monitoredJob } from '../monitored-job';
import { putLayerBack } from '../put-layer-back';
import { wake } from '../quiesce';
import { checkReadiness } from '../readiness';
import { restoredBytesReader } from '../restore-progress';
import type { RunContext } from '../run-context';
import { addressOf, ask, becomeHealthy } from '../server-of';
import { testbedOf } from '../testbed-of';
import { watchProgress } from '../watch-progress';
import { tellWhatIsLeft } from '../what-is-left';

/** CRIU counts in pages of the architecture; podman with CRIU runs on x86-64 here, and arm64 with the same size. */
const pageBytes = 4096;
const maxLogBytes = 16 * 1024 * 1024;

/** Put the layer back → restore → healthy → reference request → compare. */
export async function runRestore(run: RunContext, input: RestoreInput): Promise<void> {
  const checkpoint = await run.phase('preflight', () => preflight(run, input));
  const spec = checkpoint.specSnapshot;
  const isInPlace = checkpoint.form === 'directory';
  if (isInPlace) await run.phase('put-back', () => putBack(run, checkpoint));
  else run.skip('put-back', 'An archive brings its own writable layer.');

  if (run.hasPhase('prefetch')) await run.phase('prefetch', (signal) => prefetch(run, checkpoint, signal));
  const containerId = await run.phase('restore', (signal) => restore(run, checkpoint, input, signal));
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
  const rows = await checkReadiness(checkpoint, options, 'quick');
  const refusal = refuseRestore(rows, { form: checkpoint.form, ignoreReadiness: options.ignoreReadiness });
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
  // Its memory is thrown away and its writable layer replaced: only a volume makes a slow end worth waiting for.
  const graceSeconds = checkpoint.specSnapshot.volumes.length > 0 ? 10 : 0;
  for (const sentence of await stopContainer(container.id, graceSeconds)) await run.log('product', sentence);
}

async function putBack(run: RunContext, checkpoint: CheckpointRecord): Promise<void> {
  const startedMs = run.sinceT0Ms();
  await putLayerBack(checkpoint).catch(async (error: unknown) => {
    // One that was removed meanwhile is told as that: this throws then.
    await inspectContainer(checkpoint.containerId);
    throw error;
  });
  run.inBackground(run.measure({ layerDurationMs: run.sinceT0Ms() - startedMs }));
}

async function prefetch(run: RunContext, checkpoint: CheckpointRecord, signal: AbortSignal): Promise<void> {
  const isInPlace = checkpoint.form === 'directory';
  const files = isInPlace ? checkpointLayout(checkpoint.path).imagesDir : archivePathOf(checkpoint);
  const bytes = await readIntoPageCache(files, signal);
  run.inBackground(run.progress('prefetch', bytes, bytes));
}

async function restore(
  run: RunContext,
  checkpoint: CheckpointRecord,
  { options }: RestoreInput,
  signal: AbortSignal,
): Promise<string> {
  const { userdataDir } = checkpoint.engineFacts;
  const isInPlace = checkpoint.form === 'directory';
  const expectedBytes = checkpoint.sizeBytes - checkpoint.layerBytes;
  const target: RestoreTarget = isInPlace
    ? { form: 'directory', container: checkpoint.containerId }
    : {
        form: 'archive',
        archivePath: archivePathOf(checkpoint),
        containerPort: checkpoint.specSnapshot.network === 'host' ? null : checkpoint.specSnapshot.port.containerPort,
      };
  const monitored = isInPlace ? checkpoint.containerId : (options.newName ?? checkpoint.containerName);
  const logFile = path.join(userdataDir, 'restore.log');
  try {
    const result = await watchProgress(
      monitoredJob(run, await podmanArgv(restoreArgs(target, options)), signal, monitored),
      restoredBytesReader(logFile),
      (bytes) => run.progress('restore', bytes, expectedBytes),
    );
    run.measurement.engineDurationMs = result.durationMs;
    run.measurement.actionToEngineDoneMs = run.sinceT0Ms();
    const criuLog = isInPlace
      ? await readTail(logFile, maxLogBytes)
      : result.exitCode === 0
        ? ''
        : await logOfFailedImport(checkpoint, options);
    run.inBackground(run.keepLog('restore.log', criuLog));
    if (result.exitCode !== 0) throw engineFailure('restore', result, criuLog);
    const restoreStats = parseRestoreStats(result.stdout);
    await run.measure({ restoreStats });
    if (restoreStats) run.inBackground(run.progress('restore', restoreStats.pagesRestored * pageBytes, expectedBytes));
    if (isInPlace) {
      await run.update({ containerId: checkpoint.containerId, containerName: checkpoint.containerName });
      return checkpoint.containerId;
    }
    const container = await inspectContainer(options.newName ?? checkpoint.containerName);
    // The log of an archive's restore lies with the container that it made.
    run.inBackground(keepRestoreLog(run, path.join(container.userdataDir, 'restore.log')));
    await run.update({ containerId: container.id, containerName: container.name });
    return container.id;
  } catch (error) {
    await tellWhatIsLeft(run, isInPlace ? { containerId: checkpoint.containerId } : { importedAs: monitored });
    throw error;
  } finally {
    if (isInPlace) await freeSlot(userdataDir);
  }
}

/** CRIU's log of an import that failed, from the container that podman made for it; empty when that is gone as well. */
async function logOfFailedImport({ containerName }: CheckpointRecord, { newName }: RestoreOptions): Promise<string> {
  const made = await inspectContainer(newName ?? containerName).catch(() => null);
  return made === null ? '' : readTail(path.join(made.userdataDir, 'restore.log'), maxLogBytes);
}

async function keepRestoreLog(run: RunContext, file: string): Promise<void> {
  await run.keepLog('restore.log', await readTail(file, maxLogBytes));
}

function archivePathOf(checkpoint: CheckpointRecord): string {
  return path.join(checkpoint.path, archiveFileName(checkpoint.options));
}
