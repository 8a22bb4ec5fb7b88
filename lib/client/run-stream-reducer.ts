import type { RunEvent } from '@/lib/domain/events';
import type { LogPage } from '@/lib/domain/log-page';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail, RunLogLine } from '@/lib/domain/views';

/** The newest lines that a page keeps of a log that goes on, unless the reader asked for all of them. */
export const maxLogLines = 20_000;

export interface RunStreamState {
  run: RunDetail;
  log: RunLogLine[];
  /** Lines of the log before the first of `log`: not loaded, or dropped again. */
  olderLines: number;
  /** `wanted`: the reader asked for every line; none is dropped, and the missing ones are fetched. */
  allLines: 'not-wanted' | 'wanted' | 'failed';
  /** Server time minus browser time, in ms; 0 until the stream told it. */
  clockOffsetMs: number;
  /** The run has ended and everything about it is here: nothing more will come. */
  isComplete: boolean;
}

export type RunStreamAction =
  /** Events in the order they came, each with the browser's clock at that moment. */
  | { type: 'events'; events: { event: RunEvent; nowMs: number }[] }
  | { type: 'want-all-lines' }
  | { type: 'older-lines'; page: LogPage }
  | { type: 'older-lines-failed' };

/** The state of a page that has only what the server rendered. */
export function initialRunStream(run: RunDetail, { lines, olderLines }: LogPage): RunStreamState {
  const isComplete = isFinal(run.status);
  return { run, log: lines, olderLines, allLines: 'not-wanted', clockOffsetMs: 0, isComplete };
}

/** The next state of a run page. An event applied already changes nothing. */
export function reduceRunStream(state: RunStreamState, action: RunStreamAction): RunStreamState {
  switch (action.type) {
    case 'events':
      return capped(applyEvents(state, action.events));
    case 'want-all-lines':
      return { ...state, allLines: 'wanted' };
    case 'older-lines': {
      const firstSeq = state.log[0]?.seq ?? Infinity;
      const older = action.page.lines.filter(({ seq }) => seq < firstSeq);
      return { ...state, log: [...older, ...state.log], olderLines: action.page.olderLines };
    }
    case 'older-lines-failed':
      return { ...state, allLines: 'failed' };
  }
}

function applyEvents(
  before: RunStreamState,
  events: Extract<RunStreamAction, { type: 'events' }>['events'],
): RunStreamState {
  let state = before;
  // Lines come in bursts: they are added at once, not by a copy of the log for each.
  let added: RunLogLine[] = [];
  const flush = () => {
    if (added.length > 0) state = { ...state, log: [...state.log, ...added] };
    added = [];
  };
  for (const { event, nowMs } of events) {
    if (event.type === 'log') {
      if (event.seq <= state.run.lastSeq) continue;
      added.push(event.line);
      state = { ...state, run: { ...state.run, lastSeq: event.seq } };
    } else {
      flush();
      state = applyEvent(state, event, nowMs);
    }
  }
  flush();
  return state;
}

function applyEvent(state: RunStreamState, event: Exclude<RunEvent, { type: 'log' }>, nowMs: number): RunStreamState {
  const { run } = state;
  const lastSeq = event.seq;
  switch (event.type) {
    case 'snapshot': {
      if (lastSeq < run.lastSeq) return state;
      const { allLines } = state;
      return { ...initialRunStream(event.run, event.log), allLines, clockOffsetMs: offset(event.serverTime, nowMs) };
    }
    case 'parts':
      return {
        ...state,
        run: { ...run, ...event.parts },
        clockOffsetMs: offset(event.serverTime, nowMs),
        isComplete: event.isComplete && isFinal(run.status),
      };
    case 'run':
      return lastSeq <= run.lastSeq ? state : { ...state, run: { ...run, ...event.run, lastSeq } };
    case 'phase': {
      if (lastSeq <= run.lastSeq) return state;
      const phases = run.phases.map((phase) => (phase.key === event.phase.key ? event.phase : phase));
      return { ...state, run: { ...run, phases, lastSeq } };
    }
  }
}

function offset(serverTime: string, nowMs: number): number {
  return Date.parse(serverTime) - nowMs;
}

function capped(state: RunStreamState): RunStreamState {
  const excess = state.log.length - maxLogLines;
  if (excess <= 0 || state.allLines === 'wanted') return state;
  return { ...state, log: state.log.slice(excess), olderLines: state.olderLines + excess };
}
