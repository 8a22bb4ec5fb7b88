import 'server-only';
import type { RunMeasurement } from '@/lib/domain/measurement';
import type { PhaseKey } from '@/lib/domain/phase';
import type { RunKind } from '@/lib/domain/run-kind';
import type { PhaseStatus, RunStatus } from '@/lib/domain/run-status';
import type { PhaseView, RunCommandView, RunSummary } from '@/lib/domain/views';
import type { ErrorView } from '@/lib/errors/error-view';
import type { Run, RunCommand, RunPhase } from './generated/client';
import { fromJson, fromRequiredJson, toNumber } from './json';

/** A run's row with the present name of its checkpoint. */
export type RunRow = Run & { checkpoint: { name: string } | null };

/** What every query of runs includes. */
export const withCheckpointName = { checkpoint: { select: { name: true } } } as const;

/** A run as lists show it. */
export function toRunSummary(row: RunRow): RunSummary {
  return {
    id: row.id,
    hostId: row.hostId,
    parentRunId: row.parentRunId,
    kind: row.kind as RunKind,
    status: row.status as RunStatus,
    title: row.title,
    specName: row.specName,
    containerName: row.containerName,
    checkpointId: row.checkpointId,
    checkpointName: row.checkpoint?.name ?? null,
    createdAt: row.createdAt.toISOString(),
    startedAt: toIso(row.startedAt),
    finishedAt: toIso(row.finishedAt),
    durationMs: row.startedAt && row.finishedAt && row.finishedAt.getTime() - row.startedAt.getTime(),
    currentPhase: row.currentPhase as PhaseKey | null,
    measurement: fromJson<RunMeasurement>(row.measurement),
    errorTitle: fromJson<ErrorView>(row.error)?.title ?? null,
    importedFrom: row.importedFrom,
  };
}

/** A phase as pages show it. */
export function toPhaseView(row: RunPhase): PhaseView {
  return {
    key: row.key as PhaseKey,
    status: row.status as PhaseStatus,
    startedAt: toIso(row.startedAt),
    durationMs: row.durationMs,
    progressBytes: toNumber(row.progressBytes),
    expectedBytes: toNumber(row.expectedBytes),
    note: row.note,
  };
}

/** A command as pages show it. */
export function toCommandView(row: RunCommand): RunCommandView {
  return {
    ordinal: row.ordinal,
    argv: fromRequiredJson<string[]>(row.argv),
    startedAt: row.startedAt.toISOString(),
    durationMs: row.durationMs,
    exitCode: row.exitCode,
    stdoutTail: row.stdoutTail,
    stderrTail: row.stderrTail,
  };
}

function toIso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
