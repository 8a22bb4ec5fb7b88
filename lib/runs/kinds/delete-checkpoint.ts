import 'server-only';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DeleteCheckpointInput } from '@/lib/domain/options';
import { getCheckpointRecord, updateCheckpoint } from '@/lib/db/checkpoints';
import { checkpointDir } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';
import type { RunContext } from '../run-context';

/** Deletes the files of a checkpoint. Its row stays, as `deleted`, so that old runs keep their meaning. */
export async function runDeleteCheckpoint(run: RunContext, input: DeleteCheckpointInput): Promise<void> {
  await run.phase('delete', async () => {
    const checkpoint = await getCheckpointRecord(input.checkpointId);
    if (!checkpoint || checkpoint.state === 'deleted') {
      throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
    }
    if (checkpoint.isGolden && input.confirmName !== checkpoint.name) {
      throw new AppError('checkpoint/protected', `${checkpoint.name} is golden: type its name to delete it.`);
    }
    // A row must never lead to deleting anything but a checkpoint's own folder.
    const isOwn = [checkpointDir(), ramDiskPath()].includes(path.dirname(checkpoint.path));
    if (!isOwn || path.basename(checkpoint.path) !== checkpoint.id) {
      throw new AppError(
        'internal/unexpected',
        `${checkpoint.path} is not a folder of this product; nothing was deleted.`,
      );
    }
    await rm(checkpoint.path, { recursive: true, force: true });
    await updateCheckpoint(checkpoint.id, { state: 'deleted' });
    await run.measure({ sizeBytes: checkpoint.sizeBytes });
  });
}
