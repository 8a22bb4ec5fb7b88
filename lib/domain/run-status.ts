/** Where a run stands. The last four are final and never change again. */
export const runStatuses = ['queued', 'running', 'succeeded', 'failed', 'canceled', 'interrupted'] as const;
export type RunStatus = (typeof runStatuses)[number];

export const phaseStatuses = [
  'pending',
  'running',
  'succeeded',
  'failed',
  'canceled',
  'interrupted',
  'skipped',
] as const;
export type PhaseStatus = (typeof phaseStatuses)[number];

const allowed: Record<RunStatus, readonly RunStatus[]> = {
  queued: ['running', 'canceled', 'interrupted', 'failed'],
  running: ['succeeded', 'failed', 'canceled', 'interrupted'],
  succeeded: [],
  failed: [],
  canceled: [],
  interrupted: [],
};

/** True when a run may go from one status to the other. */
export function canTransition(from: RunStatus, to: RunStatus): boolean {
  return allowed[from].includes(to);
}

/** True when the run is over, whichever way it ended. */
export function isFinal(status: RunStatus): boolean {
  return allowed[status].length === 0;
}
