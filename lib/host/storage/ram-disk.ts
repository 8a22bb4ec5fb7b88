import 'server-only';
import { mkdir, readFile, realpath, statfs } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/errors/app-error';
import { dataDir } from '@/lib/env';
import { exec } from '@/lib/host/process/exec';

/** RAM that must stay free beside a RAM disk, so that the host does not swap or kill. */
const reserveBytes = 1024 ** 3;

/** Where RAM checkpoints live: one tmpfs, the same inside and outside the embedded engine. */
export const ramDiskPath = (): string => path.join(dataDir(), 'ram');

/**
 * Grows the RAM disk so that `neededBytes` more fit, making it when there is none.
 * @throws AppError memory/not-enough when the host's free RAM cannot hold them.
 */
export async function growRamDisk(neededBytes: number): Promise<void> {
  await mkdir(ramDiskPath(), { recursive: true });
  const folder = await realpath(ramDiskPath());
  const available = await availableMemoryBytes();
  if (available < neededBytes + reserveBytes) {
    throw new AppError(
      'memory/not-enough',
      `A RAM disk for this checkpoint takes ${mib(neededBytes)} MiB; ${mib(available)} MiB of RAM are available and ${mib(reserveBytes)} MiB must stay free.`,
    );
  }
  const isMounted = await isRamDiskMounted();
  const usedBytes = isMounted ? (await ramDiskUsage()).usedBytes : 0;
  const options = `size=${usedBytes + neededBytes},mode=0700`;
  const argv = isMounted
    ? ['mount', '-o', `remount,${options}`, folder]
    : ['mount', '-t', 'tmpfs', '-o', options, 'gpu-load', folder];
  const result = await exec(argv);
  if (result.exitCode !== 0)
    throw new AppError('internal/unexpected', `The RAM disk could not be made: ${result.stderr}`);
}

/** Size and use of the RAM disk in bytes. */
export async function ramDiskUsage(): Promise<{ sizeBytes: number; usedBytes: number }> {
  const fs = await statfs(ramDiskPath());
  return { sizeBytes: fs.blocks * fs.bsize, usedBytes: (fs.blocks - fs.bfree) * fs.bsize };
}

/** True when the RAM disk is mounted (after a reboot it is not, and its checkpoints are lost). */
export async function isRamDiskMounted(): Promise<boolean> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  const folder = await realpath(ramDiskPath()).catch(ramDiskPath);
  return mounts.split('\n').some((line) => line.split(' ')[1] === folder && line.split(' ')[2] === 'tmpfs');
}

/** RAM the kernel says can be used without swapping. */
export async function availableMemoryBytes(): Promise<number> {
  const match = /^MemAvailable:\s+(\d+) kB$/m.exec(await readFile('/proc/meminfo', 'utf8'));
  return Number(match?.[1] ?? 0) * 1024;
}

const mib = (bytes: number) => Math.round(bytes / 1024 ** 2);
