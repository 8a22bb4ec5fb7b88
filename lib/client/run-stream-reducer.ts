import type { RunEvent } from '@/lib/domain/events';
import type { RunDetail, RunLogLine } from '@/lib/domain/views';

/** The newest lines that a page keeps; the whole log can be downloaded. */
export const maxLogLines = 20_000;

export interface RunStreamState {
  run: RunDetail;
  log: RunLogLine[];
  /** Older lines that were dropped from `log`. */
  droppedLines: number;
  /** Server time minus browser time, in ms; 0 until a snapshot told it. */
  clockOffsetMs: number;
}

/** The state of a page that has only what the server rendered. */
export function initialRunStream(run: RunDetail, log: RunLogLine[]): RunStreamState {
  return { run, ...capped(log, 0), clockOffsetMs: 0 };
}

/** Applies one event; an event already applied changes nothing. `nowMs` is the browser's clock. */
export function reduceRunStream(state: RunStreamState, event: RunEvent, nowMs: number): RunStreamState {
  if (event.type === 'snapshot') {
    if (event.seq < state.run.lastSeq) return state;
    return { run: event.run, ...capped(event.log, 0), clockOffsetMs: Date.parse(event.serverTime) - nowMs };
  }
  const { run } = state;
  if (event.seq <= run.lastSeq) return state;
  const lastSeq = event.seq;
  switch (event.type) {
    case 'run':
      return { ...state, run: { ...run, ...event.run, lastSeq } };
    case 'phase': {
      const phases = run.phases.map((phase) => (phase.key === event.phase.key ? event.phase : phase));
      return { ...state, run: { ...run, phases, lastSeq } };
    }
    case 'log':
      return { ...state, run: { ...run, lastSeq }, ...capped([...state.log, event.line], state.droppedLines) };
  }
}

function capped(log: RunLogLine[], dropped: number): Pick<RunStreamState, 'log' | 'droppedLines'> {
  const excess = Math.max(0, log.length - maxLogLines);
  return { log: excess === 0 ? log : log.slice(excess), droppedLines: dropped + excess };
}
