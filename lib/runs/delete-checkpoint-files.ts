import 'server-only';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { updateCheckpoint, type CheckpointRecord } from '@/lib/db/checkpoints';
import { checkpointDir } from '@/lib/env';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';

const deletedSuffix = '.deleted';

/** True for a folder that `deleteCheckpointFiles` had begun to delete. */
export const isDeletedFolder = (name: string): boolean => name.endsWith(deletedSuffix);

/** Deletes the files of a checkpoint. Its row stays, as `deleted`, so that old runs keep their meaning. */
export async function deleteCheckpointFiles({ id, path: folder }: CheckpointRecord): Promise<void> {
  // A row must never lead to deleting anything but a checkpoint's own folder.
  const isOwn = [checkpointDir(), ramDiskPath()].includes(path.dirname(folder));
  if (!isOwn || !idSchema.safeParse(id).success || path.basename(folder) !== id) {
    throw new AppError('internal/unexpected', `${folder} is not a folder of this product; nothing was deleted.`);
  }
  // At once and as a whole: half a checkpoint must never look like one, whenever the server is killed.
  const doomed = `${folder}${deletedSuffix}`;
  await rename(folder, doomed).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await updateCheckpoint(id, { state: 'deleted' });
  await rm(doomed, { recursive: true, force: true });
}
