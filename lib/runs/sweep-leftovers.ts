import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkpointDir } from '@/lib/env';
import { log } from '@/lib/log';
import { isAbandonedTestFile } from '@/lib/host/limits/file-read';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';
import { isDeletedFolder } from './delete-checkpoint-files';

const firstAgainMs = 5_000;
const lastAgainMs = 600_000;

/**
 * Takes away what a server that was killed, or a disk that refused, left of deletions, and test files that nobody reads.
 * @returns how many could not be taken away.
 */
export async function sweepLeftovers(): Promise<number> {
  let left = 0;
  for (const folder of [checkpointDir(), ramDiskPath()]) {
    for (const name of await readdir(folder).catch(() => [])) {
      const place = path.join(folder, name);
      if (!isDeletedFolder(name) && !(await isAbandonedTestFile(place))) continue;
      await rm(place, { recursive: true, force: true }).then(
        () => log().warn({ place }, 'a leftover was removed'),
        (error: unknown) => {
          left += 1;
          log().warn({ err: error, place }, 'a leftover could not be removed');
        },
      );
    }
  }
  return left;
}

/** Sweeps by itself, less and less often, until nothing is left: what a disk refuses now it may let go later. */
export function sweepUntilClean(afterMs = firstAgainMs): void {
  setTimeout(() => {
    void sweepLeftovers().then((left) => {
      if (left > 0) sweepUntilClean(Math.min(2 * afterMs, lastAgainMs));
    });
  }, afterMs).unref();
}
