import { cp, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { checkpointDir, databaseFile, dataDir } from '@/lib/env';
import { bringUpEmbedded } from '@/lib/host/engine/bring-up';
import { isEngineBuilt, writeConfiguration } from '@/lib/host/engine/build';
import { demoImageName } from '@/lib/host/engine/demo-image';
import { engineLayout } from '@/lib/host/engine/layout';
import { removeEngine } from '@/lib/host/engine/remove';
import { forgetEngine, resolveEngine } from '@/lib/host/engine/resolve';
import { exec } from '@/lib/host/process/exec';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';

/** Where a campaign works: a data folder, with an engine of its own or with that of the checkout. */
export interface Places {
  folder: string;
  /** The mount namespace of the engine, by its file. */
  namespaceFile: string;
  /** Null with the checkout's engine: it is not taken down, and its disks are not filled. */
  own: { diskBytes: number } | null;
  remove: () => Promise<void>;
}

/** Room for two golden checkpoints and those under way. */
const diskBytes = 3 * 1024 ** 3;

/** An engine of the campaign's own, copied from the checkout's, whose checkpoints lie on a small tmpfs. */
export async function ownPlaces(): Promise<Places> {
  const { podmanCommand } = await resolveEngine();
  const source = engineLayout();
  const folder = path.join(dataDir(), 'faults');
  pointAt({ GPU_LOAD_DATA_DIR: folder, ENGINE: 'embedded' });
  const layout = engineLayout();
  if (!(await isEngineBuilt())) {
    await mkdir(layout.folder, { recursive: true });
    await must(['cp', '-a', '--reflink=auto', '--one-file-system', source.root, layout.root]);
    await cp(source.manifest, layout.manifest);
  }
  await writeConfiguration();
  await mkdir(checkpointDir(), { recursive: true });
  if (!(await isMounted(checkpointDir())))
    await must(['mount', '-t', 'tmpfs', '-o', `size=${diskBytes},mode=0700`, 'gpu-load', checkpointDir()]);
  // What a campaign that was cut off left: files that cannot be written to, a disk without room.
  await exec(['chattr', '-i', checkpointDir(), databaseFile(), `${databaseFile()}-wal`]);
  await must(['mount', '-o', `remount,size=${diskBytes}`, checkpointDir()]);
  await bringUpEmbedded();
  if ((await exec([layout.wrapper, 'image', 'exists', demoImageName])).exitCode !== 0) {
    const archive = path.join(folder, 'demo.tar');
    await must([...podmanCommand, 'save', '--output', archive, demoImageName]);
    await must([layout.wrapper, 'load', '--input', archive]);
    await rm(archive);
  }
  return { folder, namespaceFile: layout.namespaceFile, own: { diskBytes }, remove: removeOwn };
}

/** A data folder of its own in the checkout's engine: for the short campaign, which takes nothing down. */
export async function borrowedPlaces(name: string): Promise<Places> {
  const { podmanCommand } = await resolveEngine();
  const { namespaceFile } = engineLayout();
  const folder = path.join(dataDir(), `${name}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await mkdir(ramDiskPath(), { recursive: true });
  await symlink(ramDiskPath(), path.join(folder, 'ram'));
  pointAt({ GPU_LOAD_DATA_DIR: folder, PODMAN_COMMAND: podmanCommand.join(' ') });
  return {
    folder,
    namespaceFile,
    own: null,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

function pointAt(variables: Record<string, string>): void {
  delete process.env.CHECKPOINT_DIR;
  Object.assign(process.env, variables);
  delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
  forgetEngine();
}

async function removeOwn(): Promise<void> {
  await exec(['umount', '--lazy', checkpointDir()]);
  await removeEngine({ isAll: true });
  await rm(dataDir(), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function isMounted(folder: string): Promise<boolean> {
  return (await readFile('/proc/self/mounts', 'utf8')).includes(` ${folder} `);
}

/** Runs a command that has to succeed. */
export async function must(argv: readonly string[]): Promise<string> {
  const result = await exec(argv, { timeoutMs: 300_000 });
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
  return result.stdout;
}
