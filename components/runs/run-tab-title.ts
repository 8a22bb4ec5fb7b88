import type { RunKind } from '@/lib/domain/run-kind';
import type { RunStatus } from '@/lib/domain/run-status';
import type { RunSummary } from '@/lib/domain/views';

const words: Record<RunKind, { noun: string; doing: string; done: string }> = {
  checkpoint: { noun: 'Checkpoint', doing: 'Checkpointing', done: 'Checkpointed' },
  restore: { noun: 'Restore', doing: 'Restoring', done: 'Restored' },
  'cold-start': { noun: 'Cold start', doing: 'Cold-starting', done: 'Cold-started' },
  benchmark: { noun: 'Benchmark', doing: 'Benchmark running', done: 'Benchmark done' },
  stop: { noun: 'Stop', doing: 'Stopping', done: 'Stopped' },
  remove: { noun: 'Removal', doing: 'Removing', done: 'Removed' },
  'delete-checkpoint': { noun: 'Deletion', doing: 'Deleting', done: 'Deleted' },
  'host-limits': { noun: 'Measuring the host', doing: 'Measuring the host', done: 'Host measured' },
  demo: { noun: 'Demo', doing: 'Demo running', done: 'Demo done' },
};
const ends: Record<Exclude<RunStatus, 'running' | 'succeeded'>, string> = {
  queued: 'queued',
  failed: 'failed',
  canceled: 'canceled',
  interrupted: 'interrupted',
};

/** What the tab of a run page is called: its state first, since tabs show the first words only. */
export function runTabTitle(
  run: Pick<RunSummary, 'kind' | 'status' | 'checkpointName' | 'containerName' | 'specName'>,
): string {
  const { noun, doing, done } = words[run.kind];
  const state = run.status === 'running' ? doing : run.status === 'succeeded' ? done : `${noun} ${ends[run.status]}`;
  const subject =
    run.kind === 'delete-checkpoint'
      ? (run.checkpointName ?? run.specName)
      : (run.specName ?? run.containerName ?? run.checkpointName);
  return subject === null ? state : `${state} · ${subject}`;
}
