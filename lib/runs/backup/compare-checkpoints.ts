import 'server-only';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { getCheckpointRecord, listCheckpointViews } from '@/lib/db/checkpoints';
import { getManifest } from '@/lib/db/manifests';
import { compareListing, describeDifference } from '@/lib/domain/readiness/file-difference';
import { checkpointDir } from '@/lib/env';
import { listFiles } from '@/lib/host/readiness/list-files';

/** How the checkpoints that the database knows and those that are there fit together. */
export interface CheckpointComparison {
  /** Whole, by names and sizes. */
  present: number;
  /** Known, but its files are not there or not whole; with the first reason. */
  missing: { id: string; name: string; reason: string }[];
  /** Folders that no checkpoint of the database has. They are left alone. */
  unknownFolders: string[];
}

/** Compares the inventory with the disk, by names and sizes: hashes would read every byte. */
export async function compareCheckpoints(): Promise<CheckpointComparison> {
  const known = (await listCheckpointViews()).filter(({ state }) => state === 'ready');
  const missing: CheckpointComparison['missing'] = [];
  for (const { id, name, path: folder } of known) {
    const entries = (await getManifest(id))?.entries ?? [];
    const found = await listFiles(folder);
    const [worst] = compareListing(entries, found).filter(({ fault }) => fault !== 'touched');
    if (found.size === 0) missing.push({ id, name, reason: `${folder} is not there` });
    else if (worst) missing.push({ id, name, reason: describeDifference(worst) });
  }
  return { present: known.length - missing.length, missing, unknownFolders: await unknownFolders() };
}

async function unknownFolders(): Promise<string[]> {
  const entries = await readdir(checkpointDir(), { withFileTypes: true }).catch(() => []);
  const unknown: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const record = await getCheckpointRecord(entry.name);
    if (!record || record.state === 'deleted') unknown.push(path.join(checkpointDir(), entry.name));
  }
  return unknown;
}
