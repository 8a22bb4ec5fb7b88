import 'server-only';
import { randomUUID } from 'node:crypto';
import type { RunMeasurement } from '@/lib/domain/measurement';
import type { CheckpointForm, DumpOptions } from '@/lib/domain/options';
import type { Spec } from '@/lib/domain/spec';
import type { CheckpointView } from '@/lib/domain/views';
import { toCheckpointFacts, toCheckpointView } from './checkpoint-view';
import { db } from './client';
import { fromRequiredJson, toJson } from './json';
import { neverRestored, restoreHistories, type RestoreHistory } from './restore-histories';
import { untilWritable } from './until-writable';

/** What a restore needs to know about the container as it was at the dump. */
export interface EngineFacts {
  userdataDir: string;
  /** The writable layer. */
  upperDir: string;
  network: 'bridge' | 'host';
  hostPort: number | null;
  hostIp?: string | null;
  conmonPidFile?: string | null;
  pidFile?: string | null;
  graphRoot?: string | null;
}

/** A checkpoint with what only the engine's side needs, and without its history, which costs two more queries. */
export interface CheckpointRecord extends Omit<CheckpointView, keyof RestoreHistory> {
  specSnapshot: Spec;
  engineFacts: EngineFacts;
}

type Stored = Omit<CheckpointRecord, 'id' | 'createdAt' | 'testbed' | 'dumpMeasurement'>;

export type NewCheckpoint = Stored & {
  id?: string;
  testbedId?: string | null;
  dumpMeasurement?: RunMeasurement | null;
};

export type CheckpointPatch = Partial<Omit<Stored, 'hostId'>> & {
  testbedId?: string | null;
  dumpMeasurement?: RunMeasurement | null;
};

/** Stores a checkpoint and returns its id, made here unless the caller needs it beforehand. */
export async function createCheckpoint({ id = randomUUID(), ...data }: NewCheckpoint): Promise<string> {
  const row = { ...data, ...requiredColumns(data), ...optionalColumns(data), id };
  await untilWritable(() => db().checkpoint.create({ data: row, select: { id: true } }));
  return id;
}

/** Changes the given fields. A checkpoint that becomes `deleted` gets its time of deletion. */
export async function updateCheckpoint(id: string, patch: CheckpointPatch): Promise<void> {
  const { options, specSnapshot, engineFacts, ...rest } = patch;
  const update = () =>
    db().checkpoint.update({
      where: { id },
      data: {
        ...rest,
        ...optionalColumns(patch),
        options: options && JSON.stringify(options),
        specSnapshot: specSnapshot && JSON.stringify(specSnapshot),
        engineFacts: engineFacts && JSON.stringify(engineFacts),
        deletedAt: patch.state === 'deleted' ? new Date() : undefined,
      },
      select: { id: true },
    });
  await untilWritable(update);
}

/** A checkpoint whatever its state, deleted ones too. */
export async function getCheckpointRecord(id: string): Promise<CheckpointRecord | null> {
  const row = await db().checkpoint.findUnique({ where: { id }, include: { testbed: true } });
  if (!row) return null;
  return {
    ...toCheckpointFacts(row),
    specSnapshot: fromRequiredJson<Spec>(row.specSnapshot),
    engineFacts: fromRequiredJson<EngineFacts>(row.engineFacts),
  };
}

export async function getCheckpointView(id: string): Promise<CheckpointView | null> {
  const row = await db().checkpoint.findUnique({ where: { id }, include: { testbed: true } });
  if (!row) return null;
  const histories = await restoreHistories([id]);
  return toCheckpointView(row, histories.get(id) ?? neverRestored);
}

/** Every checkpoint with everything about it, newest first, without deleted ones. Pages read `readInventoryPage`. */
export async function listCheckpointViews(): Promise<CheckpointView[]> {
  const rows = await db().checkpoint.findMany({
    where: { state: { not: 'deleted' } },
    include: { testbed: true },
    orderBy: { createdAt: 'desc' },
  });
  const histories = await restoreHistories();
  return rows.map((row) => toCheckpointView(row, histories.get(row.id) ?? neverRestored));
}

/** Where the files of each checkpoint that can be restored must lie. */
export async function listReadyPlaces(): Promise<Pick<CheckpointView, 'id' | 'form' | 'path' | 'options'>[]> {
  const select = { id: true, form: true, path: true, options: true };
  const rows = await db().checkpoint.findMany({ where: { state: 'ready' }, select });
  return rows.map(({ id, form, path, options }) => ({
    ...{ id, path, form: form as CheckpointForm },
    options: fromRequiredJson<DumpOptions>(options),
  }));
}

/** How many checkpoints can only be restored into each container, by its id. An archive needs no container. */
export async function countCheckpointsByContainer(): Promise<Map<string, number>> {
  const where = { state: 'ready', form: 'directory' };
  const groups = await db().checkpoint.groupBy({ by: ['containerId'], where, _count: true });
  return new Map(groups.map((group) => [group.containerId, group._count]));
}

function requiredColumns(data: Pick<Stored, 'options' | 'specSnapshot' | 'engineFacts'>) {
  return {
    options: JSON.stringify(data.options),
    specSnapshot: JSON.stringify(data.specSnapshot),
    engineFacts: JSON.stringify(data.engineFacts),
  };
}

/** An absent field is left alone, a null one is emptied. */
function optionalColumns(data: CheckpointPatch) {
  return {
    reference: data.reference === undefined ? undefined : toJson(data.reference),
    dumpMeasurement: data.dumpMeasurement === undefined ? undefined : toJson(data.dumpMeasurement),
  };
}
