import 'server-only';
import { getManifest } from '@/lib/db/manifests';
import type { IntegrityView } from '@/lib/domain/readiness/integrity-view';
import { verificationOf } from '@/lib/runs/verify-checkpoint';

/** What is known of a checkpoint's files: its manifest, the last verification, and the one under way. */
export async function getIntegrity(checkpointId: string): Promise<IntegrityView> {
  // Read before the manifest: a verification that ends in between has stored what it found.
  const running = verificationOf(checkpointId);
  const progress = running && { ...running };
  const manifest = await getManifest(checkpointId);
  if (!manifest) {
    const nothing = { fileCount: 0, totalBytes: 0, note: null, hashedAt: null, verifiedAt: null, differences: null };
    return { state: 'none', ...nothing, progress };
  }
  const { state, entries, totalBytes, note, hashedAt, verifiedAt, differences } = manifest;
  return { state, fileCount: entries.length, totalBytes, note, hashedAt, verifiedAt, differences, progress };
}
