import 'server-only';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import { replaceTree } from '@/lib/host/storage/copy-tree';
import { exists } from '@/lib/host/storage/exists';
import { linkSlot } from '@/lib/host/storage/slot';
import { checkpointLayout, sidecarFiles } from './dump';

/**
 * Gives a stopped container the writable layer and /dev/shm of a checkpoint, and podman's slot its images.
 * An in-place restore reuses the container's writable layer, and podman unpacks /dev/shm from a tar:
 * both must be those of the dump, or CRIU finds files of another size and other state.
 */
export async function putLayerBack({
  path: folder,
  engineFacts,
}: Pick<CheckpointRecord, 'path' | 'engineFacts'>): Promise<void> {
  const { imagesDir, layerDir, userdataDir } = checkpointLayout(folder);
  const putSidecar = async (file: string) => {
    const target = path.join(engineFacts.userdataDir, file);
    await rm(target, { force: true });
    const source = path.join(userdataDir, file);
    if (await exists(source)) await copyFile(source, target);
  };
  await Promise.all([
    replaceTree(layerDir, engineFacts.upperDir),
    ...sidecarFiles.map(putSidecar),
    linkSlot(engineFacts.userdataDir, imagesDir),
  ]);
}
