import type { RunLogLine } from './views';

/** A stretch of a run's log, oldest line first. */
export interface LogPage {
  lines: RunLogLine[];
  /** How many lines of the log come before the first of `lines`: exact, not an estimate. */
  olderLines: number;
}

/** A newcomer gets this many of the newest lines at once; the others come when they are asked for. */
export const firstLogLines = 2_000;
