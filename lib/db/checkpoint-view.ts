import 'server-only';
import type { Answer, RunMeasurement } from '@/lib/domain/measurement';
import type { CheckpointForm, Compression, DumpOptions, StorageKind } from '@/lib/domain/options';
import type { Testbed } from '@/lib/domain/testbed';
import type { CheckpointStateName, CheckpointView } from '@/lib/domain/views';
import type { Checkpoint as CheckpointRow, Testbed as TestbedRow } from './generated/client';
import { fromJson, fromRequiredJson } from './json';
import type { RestoreHistory } from './restore-histories';

type Row = CheckpointRow & { testbed: TestbedRow | null };

/** A row of the inventory as pages show it. */
export function toCheckpointView(row: Row, history: RestoreHistory): CheckpointView {
  return { ...toCheckpointFacts(row), ...history };
}

/** A checkpoint by itself, without what its runs say. */
export function toCheckpointFacts(row: Row): Omit<CheckpointView, keyof RestoreHistory> {
  return {
    id: row.id,
    hostId: row.hostId,
    name: row.name,
    note: row.note,
    state: row.state as CheckpointStateName,
    isGolden: row.isGolden,
    form: row.form as CheckpointForm,
    compression: row.compression as Compression,
    storage: row.storage as StorageKind,
    specId: row.specId,
    specName: row.specName,
    containerId: row.containerId,
    containerName: row.containerName,
    imageName: row.imageName,
    imageId: row.imageId,
    path: row.path,
    sizeBytes: Number(row.sizeBytes),
    layerBytes: Number(row.layerBytes),
    createdAt: row.createdAt.toISOString(),
    createdByRunId: row.createdByRunId,
    options: fromRequiredJson<DumpOptions>(row.options),
    testbed: fromJson<Testbed>(row.testbed?.facts ?? null),
    reference: fromJson<Answer>(row.reference),
    dumpMeasurement: fromJson<RunMeasurement>(row.dumpMeasurement),
  };
}
