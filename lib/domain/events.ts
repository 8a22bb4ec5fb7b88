import type { HostState } from './live';
import type { PhaseView, RunDetail, RunLogLine, RunSummary } from './views';

/** What a run's event stream carries. Every event but the snapshot is stored before it is sent. */
export type RunEvent =
  | { type: 'snapshot'; seq: number; serverTime: string; run: RunDetail; log: RunLogLine[] }
  | { type: 'run'; seq: number; run: RunSummary }
  | { type: 'phase'; seq: number; phase: PhaseView }
  | { type: 'log'; seq: number; line: RunLogLine };

/** What the app-wide stream carries: the host's state, and runs that changed. */
export type HostEvent =
  | { type: 'host'; host: HostState; activeRuns: RunSummary[]; serverVersion: string }
  | { type: 'run-changed'; run: RunSummary };
