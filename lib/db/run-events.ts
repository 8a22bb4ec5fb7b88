import 'server-only';
import type { RunEvent } from '@/lib/domain/events';
import type { PhaseView, RunLogLine, RunSummary } from '@/lib/domain/views';
import { db } from './client';
import type { RunEvent as RunEventRow } from './generated/client';
import { fromRequiredJson } from './json';
import { writeRun } from './run-writer';

/** Lines that a page gets at once unless it asks for another number. */
const defaultLogLimit = 2_000;

/** Stores lines of a run's log; each is an event of its own. */
export async function appendLog(
  runId: string,
  lines: { source: RunLogLine['source']; text: string }[],
): Promise<RunLogLine[]> {
  if (lines.length === 0) return [];
  return writeRun(runId, (state, date) => {
    const at = date.toISOString();
    const stored = lines.map(({ source, text }, i) => ({ seq: state.run.lastSeq + 1 + i, at, source, text }));
    return { events: stored.map((line) => ({ type: 'log', payload: line })), next: state, result: stored };
  });
}

/** Lines of a run's log in order: those that follow `afterSeq`, or else the newest ones. */
export async function listLog(
  runId: string,
  { afterSeq, limit = defaultLogLimit }: { afterSeq?: number; limit?: number } = {},
): Promise<RunLogLine[]> {
  const isTail = afterSeq === undefined;
  const rows = await db().runEvent.findMany({
    where: { runId, type: 'log', seq: { gt: afterSeq ?? 0 } },
    orderBy: { seq: isTail ? 'desc' : 'asc' },
    take: limit,
    select: { payload: true },
  });
  if (isTail) rows.reverse();
  return rows.map((row) => fromRequiredJson<RunLogLine>(row.payload));
}

/** Everything that watchers of a run were told after `seq`, in order and without a gap. */
export async function eventsAfter(runId: string, seq: number): Promise<RunEvent[]> {
  const rows = await db().runEvent.findMany({ where: { runId, seq: { gt: seq } }, orderBy: { seq: 'asc' } });
  return rows.map(toEvent);
}

function toEvent({ type, seq, payload }: RunEventRow): RunEvent {
  switch (type) {
    case 'run':
      return { type, seq, run: fromRequiredJson<RunSummary>(payload) };
    case 'phase':
      return { type, seq, phase: fromRequiredJson<PhaseView>(payload) };
    case 'log':
      return { type, seq, line: fromRequiredJson<RunLogLine>(payload) };
    default:
      throw new Error(`Unknown event type ${type} in the database.`);
  }
}
