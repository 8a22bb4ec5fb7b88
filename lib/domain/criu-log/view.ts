import type { CriuLevel } from './line-class';

/** A time in which nothing was written counts as a gap from here on. */
export const gapFromUs = 50_000;

/** Nothing was written for `us` microseconds before the line `line` (counted from 1). */
export interface LogGap {
  line: number;
  us: number;
}

/** How many lines a filter would leave. */
export interface LogCount {
  value: string;
  lines: number;
}

/** A whole log in numbers. */
export interface CriuLogSummary {
  name: string;
  /** Lines of the whole log, and bytes of its text. */
  lines: number;
  textBytes: number;
  /** It may still grow. */
  isLive: boolean;
  firstUs: number | null;
  lastUs: number | null;
  modules: LogCount[];
  processes: LogCount[];
  levels: LogCount[];
  /** The largest gaps, in the log's order, and how many there are in all. */
  gaps: LogGap[];
  gapCount: number;
  /** The line that says why it failed; null: there is none, or the run did not fail. */
  decisiveLine: number | null;
}

/** One line, ready to be shown. */
export interface CriuLogLine {
  /** Counted from 1 in the whole log. */
  number: number;
  atUs: number | null;
  level: CriuLevel;
  /** Without its time stamp. */
  text: string;
  /** How many characters of a very long line are left out here. */
  cutChars: number;
  /** How long nothing was written before it, where that is a gap. */
  gapUs: number | null;
}

/** A stretch of the lines that pass a filter. */
export interface CriuLogWindow {
  /** How many lines pass in all. */
  matches: number;
  /** Place of the first of `lines` among those that pass, from 0. */
  from: number;
  lines: CriuLogLine[];
}

/** Where a line is among those that pass a filter: itself, or else the next that passes. */
export interface CriuLogPlace {
  matches: number;
  place: number | null;
  line: number | null;
}

/** As many lines as one answer may have, and as many characters as one line. */
export const maxWindowLines = 2000;
export const maxLineChars = 2000;
