import type { HostState } from './live';
import type { LogPage } from './log-page';
import type { PhaseView, RunDetail, RunLogLine, RunSummary } from './views';

/** What a run page shows that no stored event carries: read again when something happened. */
export type RunParts = Pick<RunDetail, 'commands' | 'children' | 'error' | 'logFiles' | 'spec' | 'testbed'>;

/** What a run's event stream carries. Events of the types `run`, `phase` and `log` are stored before they are sent. */
export type RunEvent =
  | { type: 'snapshot'; seq: number; serverTime: string; run: RunDetail; log: LogPage }
  | { type: 'run'; seq: number; run: RunSummary }
  | { type: 'phase'; seq: number; phase: PhaseView }
  | { type: 'log'; seq: number; line: RunLogLine }
  /** `isComplete`: the run had ended when they were read, so nothing comes after them. */
  | { type: 'parts'; seq: number; serverTime: string; parts: RunParts; isComplete: boolean };

/** What the app-wide stream carries: the host's state, and runs that changed. */
export type HostEvent =
  | { type: 'host'; host: HostState; activeRuns: RunSummary[]; serverVersion: string }
  | { type: 'run-changed'; run: RunSummary }
  /** Never sent: the browser's side adds it when the stream was away for a while and may have missed events. */
  | { type: 'gap' };
