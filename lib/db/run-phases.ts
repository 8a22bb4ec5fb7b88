import 'server-only';
import type { PhaseKey } from '@/lib/domain/phase';
import type { PhaseStatus } from '@/lib/domain/run-status';
import type { PhaseView, RunSummary } from '@/lib/domain/views';
import { db } from './client';
import type { RunPhase } from './generated/client';
import { toPhaseView, toRunSummary } from './run-view';
import { writeRun } from './run-writer';

export interface PhasePatch {
  status?: PhaseStatus;
  startedAt?: Date | null;
  finishedAt?: Date | null;
  /** Left out although the phase has ended: the time between its two dates. */
  durationMs?: number | null;
  progressBytes?: number | null;
  expectedBytes?: number | null;
  note?: string | null;
}

/** Changes a phase of a run and stores the event that tells it. */
export async function updatePhase(
  runId: string,
  key: PhaseKey,
  patch: PhasePatch,
): Promise<{ phase: PhaseView; seq: number }> {
  return writeRun(runId, (state) => {
    const before = state.phases.find((phase) => phase.key === key);
    if (!before) throw new Error(`Run ${runId} has no phase ${key}.`);
    const data = columnsOf(before, patch);
    const after: RunPhase = { ...before, ...data };
    const phase = toPhaseView(after);
    return {
      statements: [db().runPhase.update({ where: { runId_key: { runId, key } }, data, select: { key: true } })],
      events: [{ type: 'phase', payload: phase }],
      next: { ...state, phases: state.phases.map((row) => (row.key === key ? after : row)) },
      result: { phase, seq: state.run.lastSeq + 1 },
    };
  });
}

/** A phase begins and becomes the run's current one: one transaction, two events. */
export async function beginPhase(
  runId: string,
  key: PhaseKey,
  startedAt: Date,
): Promise<{ phase: PhaseView; summary: RunSummary; seq: number }> {
  return writeRun(runId, (state) => {
    const before = state.phases.find((phase) => phase.key === key);
    if (!before) throw new Error(`Run ${runId} has no phase ${key}.`);
    const data = { status: 'running' satisfies PhaseStatus, startedAt };
    const after: RunPhase = { ...before, ...data };
    const run = { ...state.run, currentPhase: key };
    const [phase, summary] = [toPhaseView(after), toRunSummary(run)];
    return {
      data: { currentPhase: key },
      statements: [db().runPhase.update({ where: { runId_key: { runId, key } }, data, select: { key: true } })],
      events: [
        { type: 'phase', payload: phase },
        { type: 'run', payload: summary },
      ],
      next: { run, phases: state.phases.map((row) => (row.key === key ? after : row)) },
      result: { phase, summary, seq: state.run.lastSeq + 1 },
    };
  });
}

function columnsOf(before: RunPhase, patch: PhasePatch): Partial<Omit<RunPhase, 'runId' | 'key'>> {
  const { status, startedAt, finishedAt, durationMs, progressBytes, expectedBytes, note } = patch;
  const began = startedAt ?? before.startedAt;
  const measuredMs = finishedAt && began ? finishedAt.getTime() - began.getTime() : undefined;
  const columns = {
    status,
    startedAt,
    finishedAt,
    durationMs: durationMs === undefined ? measuredMs : durationMs,
    progressBytes: toBigInt(progressBytes),
    expectedBytes: toBigInt(expectedBytes),
    note,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function toBigInt(bytes: number | null | undefined): bigint | null | undefined {
  return typeof bytes === 'number' ? BigInt(Math.round(bytes)) : bytes;
}
