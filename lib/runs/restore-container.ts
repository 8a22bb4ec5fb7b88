import 'server-only';
import path from 'node:path';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import type { RestoreInput, RestoreOptions } from '@/lib/domain/options';
import { criuLogFile, isWrittenSince } from '@/lib/host/podman/criu-log-file';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { podmanArgv } from '@/lib/host/podman/podman';
import { parseRestoreStats } from '@/lib/host/podman/print-stats';
import { restoreArgs, type RestoreTarget } from '@/lib/host/podman/restore-args';
import { readFailureLog } from '@/lib/host/run-log/read-failure-log';
import { freeSlot } from '@/lib/host/storage/slot';
import { engineFailure } from './engine-failure';
import { endLeftRestored } from './end-container';
import { keepLog, withCriuLog } from './keep-log';
import { monitoredJob } from './monitored-job';
import { restoredBytesReader } from './restore-progress';
import type { RunContext } from './run-context';
import { watchProgress } from './watch-progress';
import { tellWhatIsLeft } from './what-is-left';

/** CRIU counts in pages of the architecture; podman with CRIU runs on x86-64 here, and arm64 with the same size. */
const pageBytes = 4096;

/** Phase "restore": podman and CRIU bring the container back. @returns the id of the container that now runs. */
export async function restoreContainer(
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
  const logFile = criuLogFile(userdataDir, 'restore.log');
  const monitored = isInPlace ? checkpoint.containerId : (options.newName ?? checkpoint.containerName);
  const startedAtMs = Date.now();
  try {
    const argv = await podmanArgv(restoreArgs(target, options));
    const result = isInPlace
      ? await withCriuLog(run, { name: 'restore.log', file: logFile }, () =>
          watchProgress(untilFree(run, argv, signal, monitored), restoredBytesReader(logFile), (bytes) =>
            run.progress('restore', bytes, expectedBytes),
          ),
        )
      : // The container that an archive makes is not known yet: nothing tells how far it is.
        await monitoredJob(run, argv, signal, monitored);
    run.measurement.engineDurationMs = result.durationMs;
    run.measurement.actionToEngineDoneMs = run.sinceT0Ms();
    if (result.exitCode !== 0) {
      const failedLog = isInPlace ? logFile : await logOfFailedImport(run, checkpoint, options, startedAtMs);
      throw engineFailure('restore', result, failedLog === null ? '' : await readFailureLog(failedLog, 'restore'));
    }
    const restoreStats = parseRestoreStats(result.stdout);
    await run.measure({ restoreStats });
    if (restoreStats) run.inBackground(run.progress('restore', restoreStats.pagesRestored * pageBytes, expectedBytes));
    if (isInPlace) {
      await run.update({ containerId: checkpoint.containerId, containerName: checkpoint.containerName });
      return checkpoint.containerId;
    }
    const container = await inspectContainer(options.newName ?? checkpoint.containerName);
    // The log of an archive's restore lies with the container that it made.
    await keepLog(run, 'restore.log', criuLogFile(container.userdataDir, 'restore.log'));
    await run.update({ containerId: container.id, containerName: container.name });
    return container.id;
  } catch (error) {
    await tellWhatIsLeft(
      run,
      isInPlace ? { containerId: checkpoint.containerId, userdataDir } : { importedAs: monitored },
    );
    throw error;
  } finally {
    if (isInPlace) await freeSlot(userdataDir);
  }
}

/** What runc says when a container, or processes of it, are left that podman takes for dead. */
const leftInRuntime = /container with given ID already exists|container's cgroup is not empty/;

/**
 * The restore, and once more when the runtime still has the container: its monitor was killed while it ran, and podman
 * takes it for dead without asking the runtime.
 */
async function untilFree(run: RunContext, argv: string[], signal: AbortSignal, containerId: string) {
  const result = await monitoredJob(run, argv, signal, containerId);
  if (result.exitCode === 0 || !leftInRuntime.test(result.stderr)) return result;
  for (const sentence of await endLeftRestored(containerId)) await run.log('product', sentence);
  return monitoredJob(run, argv, signal, containerId);
}

/** CRIU's log of an import that failed, in the container that podman made for it; null when that is gone as well. */
async function logOfFailedImport(
  run: RunContext,
  { containerName }: CheckpointRecord,
  { newName }: RestoreOptions,
  startedAtMs: number,
): Promise<string | null> {
  const made = await inspectContainer(newName ?? containerName).catch(() => null);
  const file = made && criuLogFile(made.userdataDir, 'restore.log');
  // A container that had the name already has a log of its own restores.
  if (file === null || !(await isWrittenSince(file, startedAtMs))) return null;
  await keepLog(run, 'restore.log', file);
  return file;
}

/** The file of a checkpoint that is kept as an archive. */
export function archivePathOf(checkpoint: CheckpointRecord): string {
  return path.join(checkpoint.path, archiveFileName(checkpoint.options));
}
