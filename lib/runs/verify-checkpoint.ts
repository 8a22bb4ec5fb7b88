import 'server-only';
import path from 'node:path';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getManifest, saveVerification } from '@/lib/db/manifests';
import { compareListing, type FileDifference, type ManifestEntry } from '@/lib/domain/readiness/file-difference';
import { AppError } from '@/lib/errors/app-error';
import { log } from '@/lib/log';
import { hashFile } from '@/lib/host/readiness/hash-file';
import { listFiles } from '@/lib/host/readiness/list-files';

/** A verification under way, in bytes. */
export interface VerificationProgress {
  doneBytes: number;
  totalBytes: number;
}

const key = Symbol.for('gpu-load.verifications');
const holder = globalThis as { [key]?: Map<string, VerificationProgress> };
const active = () => (holder[key] ??= new Map());

/** How far the verification of a checkpoint is; null when there is none under way. */
export function verificationOf(checkpointId: string): VerificationProgress | null {
  return active().get(checkpointId) ?? null;
}

/**
 * Begins to hash every file of a checkpoint again, and answers at once; what was found is stored with the manifest.
 * @throws AppError checkpoint/not-found; input/invalid when it has no manifest with hashes.
 */
export async function startVerification(checkpointId: string): Promise<void> {
  if (active().has(checkpointId)) return;
  const manifest = await getManifest(checkpointId);
  const checkpoint = await getCheckpointRecord(checkpointId);
  if (!checkpoint || checkpoint.state === 'deleted')
    throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
  if (manifest?.state !== 'complete')
    throw new AppError('input/invalid', 'There are no hashes of this checkpoint to compare with yet.', {
      remedy: ['Wait until no run is under way: the hashes are made then.'],
    });
  const progress = { doneBytes: 0, totalBytes: manifest.totalBytes };
  active().set(checkpointId, progress);
  void findDifferences(checkpoint.path, manifest.entries, progress)
    .then((differences) => saveVerification(checkpointId, differences))
    .catch((error: unknown) => log().warn({ err: error, checkpointId }, 'a checkpoint could not be verified'))
    .finally(() => active().delete(checkpointId));
}

/** Hashes the files of a checkpoint that still have their size. A file that cannot be read counts as changed. */
export async function findDifferences(
  folder: string,
  entries: readonly ManifestEntry[],
  progress: VerificationProgress = { doneBytes: 0, totalBytes: 0 },
): Promise<FileDifference[]> {
  const bySize = compareListing(entries, await listFiles(folder)).filter(({ fault }) => fault !== 'touched');
  const faulty = new Set(bySize.map(({ path: file }) => file));
  const changed: FileDifference[] = [];
  for (const { path: file, sizeBytes, sha256 } of entries) {
    if (!faulty.has(file)) {
      const found = await hashFile(path.join(folder, file)).catch(() => null);
      if (found !== sha256)
        changed.push({ path: file, fault: 'changed', expectedBytes: sizeBytes, foundBytes: sizeBytes });
    }
    progress.doneBytes += sizeBytes;
  }
  return [...bySize, ...changed];
}
