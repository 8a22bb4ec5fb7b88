import 'server-only';
import type { FileDifference, ManifestEntry } from '@/lib/domain/readiness/file-difference';
import type { DumpFacts } from '@/lib/domain/readiness/readiness-facts';
import { db } from './client';
import type { Manifest as Row } from './generated/client';
import { fromJson, fromRequiredJson, toJson } from './json';

/** `listed`: names and sizes only, the hashes are to be made. */
export type ManifestState = 'listed' | 'complete' | 'failed';

export interface StoredManifest {
  checkpointId: string;
  state: ManifestState;
  entries: ManifestEntry[];
  totalBytes: number;
  dumpFacts: DumpFacts | null;
  note: string | null;
  createdAt: string;
  hashedAt: string | null;
  verifiedAt: string | null;
  /** What the last verification found; null when there was none. */
  differences: FileDifference[] | null;
}

/** Stores the list of a checkpoint's files. One that is there already is replaced, but keeps what was at the dump. */
export async function saveListing(
  checkpointId: string,
  { entries, dumpFacts }: { entries: ManifestEntry[]; dumpFacts?: DumpFacts },
): Promise<void> {
  const data = {
    state: 'listed',
    entries: JSON.stringify(entries),
    totalBytes: BigInt(entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)),
    ...(dumpFacts ? { dumpFacts: toJson(dumpFacts) } : {}),
    ...{ note: null, hashedAt: null, verifiedAt: null, differences: null },
  };
  await db().manifest.upsert({ where: { checkpointId }, create: { checkpointId, ...data }, update: data });
}

export async function getManifest(checkpointId: string): Promise<StoredManifest | null> {
  const row = await db().manifest.findUnique({ where: { checkpointId } });
  return row && toManifest(row);
}

/** Stores the hashes of all entries. */
export async function completeManifest(checkpointId: string, entries: ManifestEntry[]): Promise<void> {
  await db().manifest.update({
    where: { checkpointId },
    data: { state: 'complete', entries: JSON.stringify(entries), hashedAt: new Date(), note: null },
    select: { checkpointId: true },
  });
}

/** Stores why the hashes could not be made; the list of files stays. */
export async function failManifest(checkpointId: string, note: string): Promise<void> {
  const data = { state: 'failed', note };
  await db().manifest.update({ where: { checkpointId }, data, select: { checkpointId: true } });
}

/**
 * Lets the hashes that could not be made be made again, of one checkpoint or of all; the list of files stays as it was
 * at the dump, so that what was changed since is found again.
 */
export async function relistFailed(checkpointId?: string): Promise<void> {
  const where = { state: 'failed', ...(checkpointId === undefined ? {} : { checkpointId }) };
  await db().manifest.updateMany({ where, data: { state: 'listed', note: null } });
}

/** Stores what a verification found. */
export async function saveVerification(checkpointId: string, differences: FileDifference[]): Promise<void> {
  await db().manifest.update({
    where: { checkpointId },
    data: { verifiedAt: new Date(), differences: JSON.stringify(differences) },
    select: { checkpointId: true },
  });
}

/** The oldest checkpoint that is ready and whose hashes are still to be made; null when all are. */
export async function nextToHash(): Promise<string | null> {
  const row = await db().checkpoint.findFirst({
    where: { state: 'ready', OR: [{ manifest: null }, { manifest: { state: 'listed' } }] },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** True while any run is under way, of this process or another one. */
export async function isAnyRunUnderWay(): Promise<boolean> {
  return (await db().run.count({ where: { status: 'running' } })) > 0;
}

function toManifest(row: Row): StoredManifest {
  return {
    checkpointId: row.checkpointId,
    state: row.state as ManifestState,
    entries: fromRequiredJson<ManifestEntry[]>(row.entries),
    totalBytes: Number(row.totalBytes),
    dumpFacts: fromJson<DumpFacts>(row.dumpFacts),
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    hashedAt: row.hashedAt?.toISOString() ?? null,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    differences: fromJson<FileDifference[]>(row.differences),
  };
}
