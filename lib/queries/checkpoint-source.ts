import 'server-only';
import path from 'node:path';
import type { CheckpointSource, WalkOptions } from '@/lib/archive/source/walk-checkpoint';
import { getCheckpointRecord, type CheckpointRecord } from '@/lib/db/checkpoints';
import { AppError } from '@/lib/errors/app-error';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { unzstd } from '@/lib/host/process/zstd';

/** A stored checkpoint and where its bytes lie. @throws AppError checkpoint/not-found, checkpoint/lost */
export async function checkpointSource(
  id: string,
): Promise<{ checkpoint: CheckpointRecord; source: CheckpointSource }> {
  const checkpoint = await getCheckpointRecord(id);
  if (!checkpoint || checkpoint.state === 'deleted') {
    throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
  }
  if (checkpoint.state !== 'ready') throw new AppError('checkpoint/lost', `It is ${checkpoint.state}, not complete.`);
  const source: CheckpointSource =
    checkpoint.form === 'archive'
      ? { form: 'archive', file: path.join(checkpoint.path, archiveFileName(checkpoint.options)) }
      : { form: 'folder', folder: checkpoint.path };
  return { checkpoint, source };
}

/** How archives are read: zstd by its command, which only lib/host starts. */
export const walkOptions = (signal?: AbortSignal): WalkOptions => ({ openZstd: unzstd, ...(signal ? { signal } : {}) });
