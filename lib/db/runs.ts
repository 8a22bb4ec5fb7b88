import 'server-only';
import { randomUUID } from 'node:crypto';
import type { RunMeasurement } from '@/lib/domain/measurement';
import type { PhaseKey } from '@/lib/domain/phase';
import type { RunKind } from '@/lib/domain/run-kind';
import { canTransition, type RunStatus } from '@/lib/domain/run-status';
import type { Spec } from '@/lib/domain/spec';
import type { RunSummary } from '@/lib/domain/views';
import type { ErrorView } from '@/lib/errors/error-view';
import { db } from './client';
import { toJson } from './json';
import { figureColumns } from './run-figures';
import { toRunSummary, withCheckpointName, type RunRow } from './run-view';
import { writeRun } from './run-writer';
import { untilWritable } from './until-writable';

export { getRunDetail, getRunSummary, listRuns, listUnfinishedRuns, readLastSeq } from './run-queries';

export interface NewRun {
  kind: RunKind;
  title: string;
  hostId: string;
  parentRunId?: string | null;
  specId?: string | null;
  spec?: Spec | null;
  checkpointId?: string | null;
  containerId?: string | null;
  containerName?: string | null;
  /** The process that works on it. */
  owner?: string | null;
  /** What is known before it runs: its role in a benchmark. */
  measurement?: RunMeasurement | null;
  /** The validated input. */
  options: unknown;
  phases: readonly PhaseKey[];
}

export interface RunPatch {
  status?: RunStatus;
  title?: string;
  startedAt?: Date | null;
  finishedAt?: Date | null;
  containerId?: string | null;
  containerName?: string | null;
  checkpointId?: string | null;
  specId?: string | null;
  spec?: Spec | null;
  testbedId?: string | null;
  currentPhase?: PhaseKey | null;
  measurement?: RunMeasurement | null;
  error?: ErrorView | null;
  cancelRequestedAt?: Date | null;
}

const key = Symbol.for('gpu-load.last-run-created-at');
const holder = globalThis as { [key]?: number };

/** Lists are paged by creation time, so no two runs get the same. */
function nextCreatedAt(): Date {
  holder[key] = Math.max(Date.now(), (holder[key] ?? 0) + 1);
  return new Date(holder[key]);
}

/** Stores a run as `queued`, with its phases pending. */
export async function createRun({ spec, options, phases, measurement = null, ...fields }: NewRun): Promise<RunSummary> {
  const create = () =>
    db().run.create({
      data: {
        ...fields,
        id: randomUUID(),
        status: 'queued' satisfies RunStatus,
        specName: spec?.name ?? null,
        specSnapshot: toJson(spec),
        options: JSON.stringify(options ?? null),
        measurement: toJson(measurement),
        cacheState: measurement?.sample?.cache ?? null,
        createdAt: nextCreatedAt(),
        phases: { createMany: { data: phases.map((phase, ordinal) => ({ key: phase, ordinal })) } },
      },
      include: withCheckpointName,
    });
  // Somebody waits for the answer to a click: an error now is better than a run in half a minute.
  return toRunSummary(await untilWritable(create, 0));
}

/**
 * Changes a run and stores the event that tells it. Refuses, by throwing, a status that the
 * present one does not lead to.
 */
export async function updateRun(runId: string, patch: RunPatch): Promise<{ summary: RunSummary; seq: number }> {
  return writeRun(runId, async (state) => {
    refuseForbidden(state.run, patch.status);
    const data = columnsOf(patch);
    const run: RunRow = { ...state.run, ...data };
    if (run.checkpointId !== state.run.checkpointId) run.checkpoint = await checkpointName(run.checkpointId);
    const summary = toRunSummary(run);
    return {
      data,
      events: [{ type: 'run', payload: summary }],
      next: { ...state, run },
      result: { summary, seq: state.run.lastSeq + 1 },
    };
  });
}

function refuseForbidden(run: RunRow, to: RunStatus | undefined): void {
  if (to === undefined) return;
  if (!canTransition(run.status as RunStatus, to)) {
    throw new Error(`Run ${run.id} is ${run.status} and cannot become ${to}.`);
  }
}

function columnsOf({ spec, measurement, error, ...plain }: RunPatch): Partial<Omit<RunRow, 'checkpoint'>> {
  return {
    ...withoutUndefined(plain),
    ...(spec === undefined ? {} : { specName: spec?.name ?? null, specSnapshot: toJson(spec) }),
    ...(measurement === undefined ? {} : { measurement: toJson(measurement), ...figureColumns(measurement) }),
    ...(error === undefined ? {} : { error: toJson(error) }),
  };
}

/** `{ a: undefined }` means "leave a alone", also when rows are merged in memory. */
function withoutUndefined<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}

async function checkpointName(id: string | null): Promise<{ name: string } | null> {
  return id === null ? null : db().checkpoint.findUnique({ where: { id }, select: { name: true } });
}
