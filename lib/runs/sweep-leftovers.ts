import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkpointDir } from '@/lib/env';
import { log } from '@/lib/log';
import { testFileOwner } from '@/lib/host/limits/file-read';
import { exists } from '@/lib/host/storage/exists';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';
import { isDeletedFolder } from './delete-checkpoint-files';

/** Takes away what a server that was killed, or a disk that refused, left of deletions, and test files of dead processes. */
export async function sweepLeftovers(): Promise<void> {
  for (const folder of [checkpointDir(), ramDiskPath()]) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!isDeletedFolder(name) && !(await isAbandonedTestFile(name))) continue;
      const place = path.join(folder, name);
      await rm(place, { recursive: true, force: true }).then(
        () => log().warn({ place }, 'a leftover was removed'),
        (error: unknown) => log().warn({ err: error, place }, 'a leftover could not be removed'),
      );
    }
  }
}

async function isAbandonedTestFile(name: string): Promise<boolean> {
  const pid = testFileOwner(name);
  return pid !== null && !(await exists(`/proc/${pid}`));
}
