import 'server-only';
import { db } from './client';
import type { Prisma, RunPhase } from './generated/client';
import { withCheckpointName, type RunRow } from './run-view';
import { untilWritable } from './until-writable';

/** What is known of a run that is being written: its rows as of `run.lastSeq`. */
export interface RunState {
  run: RunRow;
  phases: RunPhase[];
}

/** One change of a run: what is written, and what watchers are told about it. */
export interface RunChange<T> {
  /** Changed columns of the run's own row. */
  data?: Prisma.RunUncheckedUpdateInput;
  statements?: Prisma.PrismaPromise<unknown>[];
  events: { type: 'run' | 'phase' | 'log'; payload: unknown }[];
  next: RunState;
  result: T;
}

const key = Symbol.for('gpu-load.run-writer');
const holder = globalThis as { [key]?: { states: Map<string, RunState>; tails: Map<string, Promise<unknown>> } };
const memory = () => (holder[key] ??= { states: new Map(), tails: new Map() });

/** Another process can write the same run (a script beside the server), so a lost race is tried again. */
const maxAttempts = 10;

/**
 * Stores a change of a run and its events in one transaction, with sequence numbers that follow
 * the last one without a gap. Writers of one run take turns; the rows are remembered between
 * turns, so that a change costs no reading. `lastSeq` is the version: when the stored one is not
 * the remembered one, nothing is written and the change is planned again on fresh rows.
 */
export async function writeRun<T>(
  runId: string,
  plan: (state: RunState, at: Date) => RunChange<T> | Promise<RunChange<T>>,
): Promise<T> {
  const { tails } = memory();
  const turn = (tails.get(runId) ?? Promise.resolve()).then(() => untilWritable(() => write(runId, plan)));
  const tail = turn.catch(() => undefined);
  tails.set(runId, tail);
  try {
    return await turn;
  } finally {
    if (tails.get(runId) === tail) tails.delete(runId);
  }
}

async function write<T>(
  runId: string,
  plan: (state: RunState, at: Date) => RunChange<T> | Promise<RunChange<T>>,
): Promise<T> {
  const { states } = memory();
  for (let attempt = 1; ; attempt += 1) {
    const state = states.get(runId) ?? (await load(runId));
    const at = new Date();
    const { lastSeq } = state.run;
    const { data, statements = [], events, next, result } = await plan(state, at);
    const newSeq = lastSeq + events.length;
    states.delete(runId);
    try {
      await db().$transaction([
        db().run.update({ where: { id: runId, lastSeq }, data: { ...data, lastSeq: newSeq }, select: { id: true } }),
        db().runEvent.createMany({
          data: events.map(({ type, payload }, i) => ({
            runId,
            seq: lastSeq + 1 + i,
            type,
            payload: JSON.stringify(payload),
            at,
          })),
        }),
        ...statements,
      ]);
    } catch (error) {
      if (attempt < maxAttempts && isLostRace(error)) continue;
      throw error;
    }
    // A finished run is seldom written again; forgetting it keeps the memory small.
    if (next.run.finishedAt === null) states.set(runId, { ...next, run: { ...next.run, lastSeq: newSeq } });
    return result;
  }
}

async function load(runId: string): Promise<RunState> {
  const row = await db().run.findUnique({
    where: { id: runId },
    include: { ...withCheckpointName, phases: { orderBy: { ordinal: 'asc' } } },
  });
  if (!row) throw new Error(`There is no run ${runId}.`);
  const { phases, ...run } = row;
  return { run, phases };
}

/** Prisma's code for "the record to update was not found". */
function isLostRace(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2025';
}
