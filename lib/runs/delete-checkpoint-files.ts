import 'server-only';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { updateCheckpoint, type CheckpointRecord } from '@/lib/db/checkpoints';
import { checkpointDir } from '@/lib/env';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';

/** Deletes the files of a checkpoint. Its row stays, as `deleted`, so that old runs keep their meaning. */
export async function deleteCheckpointFiles({ id, path: folder }: CheckpointRecord): Promise<void> {
  // A row must never lead to deleting anything but a checkpoint's own folder.
  const isOwn = [checkpointDir(), ramDiskPath()].includes(path.dirname(folder));
  if (!isOwn || !idSchema.safeParse(id).success || path.basename(folder) !== id) {
    throw new AppError('internal/unexpected', `${folder} is not a folder of this product; nothing was deleted.`);
  }
  await rm(folder, { recursive: true, force: true });
  await updateCheckpoint(id, { state: 'deleted' });
}
