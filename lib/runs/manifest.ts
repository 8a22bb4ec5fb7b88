import 'server-only';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import {
  completeManifest,
  failManifest,
  getManifest,
  isAnyRunUnderWay,
  nextToHash,
  relistFailed,
  saveListing,
  type StoredManifest,
} from '@/lib/db/manifests';
import type { ManifestEntry } from '@/lib/domain/readiness/file-difference';
import type { DumpFacts } from '@/lib/domain/readiness/readiness-facts';
import { log } from '@/lib/log';
import { hashFile } from '@/lib/host/readiness/hash-file';
import { listFiles } from '@/lib/host/readiness/list-files';

// Names, sizes and times are written down at the dump: that costs milliseconds, and is what a restore is checked by.
// Hashes cost as much as reading every byte. They are made afterwards, one file at a time, and only while no run is
// under way: beside a measured restore they would take its disk and fill the page cache that it is measured with.

/** How often other processes' checkpoints are looked for, and how long a busy host is left alone between looks. */
const lookEveryMs = 60_000;
const busyPauseMs = 1_000;
/** The database is asked whether a run is under way once in so many bytes. */
const askEveryBytes = 64 * 1024 ** 2;

const key = Symbol.for('gpu-load.manifests');
const holder = globalThis as { [key]?: { isOn: boolean; work: Promise<void> | null } };
const worker = () => (holder[key] ??= { isOn: false, work: null });

/** Writes down the files of a new checkpoint and the facts of its dump. Never throws: a checkpoint needs no manifest. */
export async function beginManifest(checkpointId: string, folder: string, readFacts: () => Promise<DumpFacts>) {
  try {
    await saveListing(checkpointId, { entries: await listEntries(folder), dumpFacts: await readFacts() });
    hashManifests();
  } catch (error) {
    log().warn({ err: error, checkpointId }, 'the files of a checkpoint could not be listed');
  }
}

/**
 * Called once when a server starts: from now on this process makes the hashes, those that are missing first. Those
 * that could not be made before are tried once more: a full disk may be empty again.
 */
export function resumeManifests(): void {
  if (worker().isOn) return;
  worker().isOn = true;
  setInterval(() => hashManifests(), lookEveryMs).unref();
  hashManifests(relistFailed);
}

/** Makes the hashes of a checkpoint again that could not be made, as soon as no run is under way. */
export async function retryManifest(checkpointId: string): Promise<void> {
  await relistFailed(checkpointId);
  hashManifests();
}

/** For tests: resolves when there is nothing to hash. */
export async function whenHashed(): Promise<void> {
  hashManifests();
  await worker().work;
}

function hashManifests(before: () => Promise<void> = async () => {}): void {
  const state = worker();
  if (!state.isOn || state.work !== null) return;
  state.work = before()
    .then(hashAll)
    .catch((error: unknown) => log().warn({ err: error }, 'hashing checkpoints stopped'))
    .finally(() => {
      state.work = null;
    });
}

async function hashAll(): Promise<void> {
  for (;;) {
    await untilNoRun();
    const checkpointId = await nextToHash();
    if (checkpointId === null) return;
    await hashOne(checkpointId);
  }
}

async function hashOne(checkpointId: string): Promise<void> {
  const folder = (await getCheckpointRecord(checkpointId))?.path ?? '';
  const manifest = await ofCheckpoint(checkpointId, folder);
  if (manifest.entries.length === 0) return failManifest(checkpointId, 'There are no files.');
  try {
    // What is known to be changed is not read for nothing.
    const before = await firstChange(folder, manifest.entries);
    if (before !== null) return await failManifest(checkpointId, before);
    const entries: ManifestEntry[] = [];
    for (const entry of manifest.entries) {
      const sha256 = await hashFile(path.join(folder, entry.path), restOnWork);
      entries.push({ ...entry, sha256 });
    }
    const change = await firstChange(folder, entries);
    if (change !== null) await failManifest(checkpointId, change);
    else await completeManifest(checkpointId, entries);
  } catch (error) {
    await failManifest(checkpointId, error instanceof Error ? error.message : String(error));
  }
}

async function ofCheckpoint(checkpointId: string, folder: string): Promise<StoredManifest> {
  const known = await getManifest(checkpointId);
  // A list without files was made when there were none to be seen.
  if (known && known.entries.length > 0) return known;
  await saveListing(checkpointId, { entries: await listEntries(folder) });
  const made = await getManifest(checkpointId);
  if (!made) throw new Error(`The manifest of checkpoint ${checkpointId} was not stored.`);
  return made;
}

async function listEntries(folder: string): Promise<ManifestEntry[]> {
  const files = [...(await listFiles(folder))].sort(([a], [b]) => (a < b ? -1 : 1));
  return files.map(([file, found]) => ({ path: file, ...found, sha256: null }));
}

/** What is not as it was listed, as a sentence: a hash of it would call the change right. */
async function firstChange(folder: string, entries: ManifestEntry[]): Promise<string | null> {
  const found = await listFiles(folder);
  const isSame = ({ path: file, sizeBytes, mtimeMs }: ManifestEntry) =>
    found.get(file)?.sizeBytes === sizeBytes && found.get(file)?.mtimeMs === mtimeMs;
  const file = entries.find((entry) => !isSame(entry))?.path;
  if (file === undefined) return null;
  return found.has(file) ? `${file} was changed before it was hashed.` : `${file} is missing.`;
}

async function restOnWork(doneBytes: number): Promise<void> {
  if (doneBytes % askEveryBytes === 0) await untilNoRun();
}

async function untilNoRun(): Promise<void> {
  while (await isAnyRunUnderWay()) await sleep(busyPauseMs, undefined, { ref: false });
}
