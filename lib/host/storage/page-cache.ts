import 'server-only';
import { writeFile } from 'node:fs/promises';
import { AppError } from '@/lib/errors/app-error';
import { exec } from '@/lib/host/process/exec';

/** Where the kernel is told to empty its page cache; writable by root alone. */
export const dropCachesFile = '/proc/sys/vm/drop_caches';

/** Waits until everything that was written is on the disks. */
export async function writeOut(): Promise<void> {
  await exec(['sync'], { timeoutMs: 120_000 });
}

/**
 * Writes dirty pages out and empties the page cache, dentries and inodes of the whole host (`3`, see
 * the kernel's Documentation/admin-guide/sysctl/vm.rst). Nothing is lost; everything is slower for a while.
 * @throws AppError host/no-root when this process may not.
 */
export async function dropPageCache(): Promise<void> {
  await writeOut();
  try {
    await writeFile(dropCachesFile, '3');
  } catch (error) {
    throw new AppError('host/no-root', `The page cache could not be dropped: ${dropCachesFile} is not writable.`, {
      cause: error,
    });
  }
}
