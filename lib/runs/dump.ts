import 'server-only';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DumpOptions } from '@/lib/domain/options';
import { AppError } from '@/lib/errors/app-error';
import { criuLogFile } from '@/lib/host/podman/criu-log-file';
import { archiveFileName, dumpArgs } from '@/lib/host/podman/dump-args';
import type { ContainerFacts } from '@/lib/host/podman/inspect-container';
import { podman, podmanArgv } from '@/lib/host/podman/podman';
import { parseDumpStats } from '@/lib/host/podman/print-stats';
import { dumpableBytes } from '@/lib/host/process/tree';
import { readFailureLog } from '@/lib/host/run-log/read-failure-log';
import { replaceTree } from '@/lib/host/storage/copy-tree';
import { clearSlot, freeSlot, linkSlot, openSlot } from '@/lib/host/storage/slot';
import { filesChangedSince, treeSizeBytes } from '@/lib/host/storage/tree-size';
import { engineFailure } from './engine-failure';
import { withCriuLog } from './keep-log';
import type { RunContext } from './run-context';
import { unlessRemoved } from './unless-removed';
import { watchProgress } from './watch-progress';

/** Files of podman's `userdata` that belong to a dump and are put back before a restore. */
export const sidecarFiles = ['devshm-checkpoint.tar', 'network.status'] as const;

/** Where the parts of a checkpoint lie below its own folder. */
export const checkpointLayout = (folder: string) => ({
  imagesDir: path.join(folder, 'images'),
  layerDir: path.join(folder, 'layer'),
  userdataDir: path.join(folder, 'userdata'),
});

/** Phase "dump": CRIU writes the container into `folder`. On failure the folder is gone again. */
export async function dump(
  run: RunContext,
  {
    container,
    folder,
    options,
    vramBytes,
  }: { container: ContainerFacts; folder: string; options: DumpOptions; vramBytes: number },
): Promise<void> {
  const { imagesDir } = checkpointLayout(folder);
  const archivePath = path.join(folder, archiveFileName(options));
  const isArchive = options.form === 'archive';
  const releaseSlot = () => (isArchive ? clearSlot(container.userdataDir) : freeSlot(container.userdataDir));
  try {
    await run.phase('dump', async (signal) => {
      const expectedBytes = (await dumpableBytes(container.pid)) + vramBytes;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const written = [folder];
      if (isArchive) written.push(await openSlot(container.userdataDir));
      else await linkSlot(container.userdataDir, imagesDir);
      const logFile = criuLogFile(container.userdataDir, 'dump.log');
      const argv = await podmanArgv(dumpArgs(container.id, options, archivePath));
      const result = await withCriuLog(run, { name: 'dump.log', file: logFile }, () =>
        watchProgress(
          run.job(argv, signal),
          async () => Math.max(...(await Promise.all(written.map(treeSizeBytes)))),
          (bytes) => run.progress('dump', bytes, expectedBytes),
        ),
      );
      if (result.exitCode !== 0) throw engineFailure('checkpoint', result, await readFailureLog(logFile, 'dump'));
      await run.measure({ engineDurationMs: result.durationMs, dumpStats: parseDumpStats(result.stdout) });
      await run.progress('dump', await treeSizeBytes(folder), expectedBytes);
    });
  } catch (error) {
    await releaseSlot();
    // When podman was killed, the CRIU that it had started may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    throw error;
  }
  await releaseSlot();
}

/**
 * Phase "store": keeps the writable layer and podman's sidecar files beside CRIU's images,
 * so that later restores begin from exactly this state, and checks that nothing is missing.
 * @returns bytes of the whole checkpoint and of its writable layer.
 */
export async function store(
  run: RunContext,
  { container, folder, options }: { container: ContainerFacts; folder: string; options: DumpOptions },
): Promise<{ sizeBytes: number; layerBytes: number }> {
  return run.phase('store', async () => {
    const { imagesDir, layerDir, userdataDir } = checkpointLayout(folder);
    if (options.form === 'archive') {
      return { sizeBytes: await treeSizeBytes(folder), layerBytes: 0 };
    }
    if (!(await hasInventory(imagesDir))) {
      throw new AppError('criu/dump-failed', 'podman reported success, but the dump has no inventory.img.');
    }
    const startedMs = run.sinceT0Ms();
    await mkdir(userdataDir, { recursive: true });
    for (const file of sidecarFiles) {
      await copyFile(path.join(container.userdataDir, file), path.join(userdataDir, file)).catch(ignoreMissing);
    }
    if (options.leaveRunning) await copyLayerOfRunning(run, container, layerDir);
    else await unlessRemoved(container.id, replaceTree(container.upperDir, layerDir));
    await run.measure({ layerDurationMs: run.sinceT0Ms() - startedMs });
    return { sizeBytes: await treeSizeBytes(folder), layerBytes: await treeSizeBytes(layerDir) };
  });
}

// The container went on after the dump. It is paused for the copy, and files that changed in
// between are named: with them the layer may not be exactly that of the dump.
async function copyLayerOfRunning(run: RunContext, container: ContainerFacts, layerDir: string): Promise<void> {
  const dumpedAtMs = Date.now() - 1000;
  const paused = await podman(['pause', container.id]);
  try {
    await unlessRemoved(container.id, replaceTree(container.upperDir, layerDir));
    const changed = await filesChangedSince(container.upperDir, dumpedAtMs);
    await run.measure({ layerFilesChangedInGap: changed });
    if (changed.length > 0) {
      await run.note(
        'store',
        `${changed.length} file(s) changed between the dump and the copy: ${changed.slice(0, 5).join(', ')}`,
      );
    }
  } finally {
    if (paused.exitCode === 0) await podman(['unpause', container.id]);
  }
}

/** True when the folder holds a complete dump, as podman itself decides it. */
export async function hasInventory(imagesDir: string): Promise<boolean> {
  return readFile(path.join(imagesDir, 'inventory.img')).then(
    (bytes) => bytes.length > 0,
    () => false,
  );
}

// A container without /dev/shm has no tar of it: that is not an error.
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
