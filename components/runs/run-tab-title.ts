import { phaseTitles } from '@/lib/domain/phase';
import type { RunKind } from '@/lib/domain/run-kind';
import type { RunStatus } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { runProgress } from './run-progress';

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

type Titled = Pick<
  RunDetail,
  'kind' | 'status' | 'checkpointName' | 'containerName' | 'specName' | 'phases' | 'measurement'
>;

/** What the tab of a run page is called: its state first, since tabs show the first words only, then subject and phase. */
export function runTabTitle(run: Titled): string {
  const subject =
    run.kind === 'delete-checkpoint'
      ? (run.checkpointName ?? run.specName)
      : (run.specName ?? run.containerName ?? run.checkpointName);
  const phase = run.status === 'running' ? runProgress(run).phase : null;
  return [stateOf(run), subject, phase && phaseTitles[phase.key]].filter((part) => part !== null).join(' · ');
}

function stateOf(run: Titled): string {
  const { noun, doing, done } = words[run.kind];
  if (run.status === 'succeeded') return done;
  if (run.status !== 'running') return `${noun} ${ends[run.status]}`;
  const { percent } = runProgress(run);
  return percent === null ? doing : `${doing} ${percent} %`;
}
