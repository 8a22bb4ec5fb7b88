import 'server-only';
import { mkdir, statfs } from 'node:fs/promises';
import { AppError } from '@/lib/errors/app-error';

/**
 * Makes sure a folder's disk can take `neededBytes`.
 * @throws AppError disk/full
 */
export async function checkFreeDisk(folder: string, neededBytes: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fs = await statfs(folder);
  const freeBytes = fs.bavail * fs.bsize;
  if (freeBytes >= neededBytes) return;
  const mib = (bytes: number) => Math.round(bytes / 1024 ** 2);
  throw new AppError(
    'disk/full',
    `About ${mib(neededBytes)} MiB are needed in ${folder}; ${mib(freeBytes)} MiB are free.`,
  );
}
