import 'server-only';
import path from 'node:path';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getRunDetail, getRunSummary } from '@/lib/db/runs';
import type { PhaseKey } from '@/lib/domain/phase';
import type { RunDetail } from '@/lib/domain/views';
import { exec } from '@/lib/host/process/exec';
import { recover } from '../recovery';

export interface CrashCase {
  what: 'launch-checkpoint' | 'checkpoint' | 'restore';
  phase: PhaseKey;
  /** A container's name, or a checkpoint's id for a restore. */
  target: string;
}

/**
 * Kills a server of its own with SIGKILL in one phase of a run, then recovers as the next boot does.
 * @throws when the record is not true before or after.
 */
export async function crashAndRecover({ what, phase, target }: CrashCase): Promise<RunDetail> {
  const script = path.join(process.cwd(), 'scripts', 'test', 'crash-run.ts');
  const argv = ['--conditions=react-server', '--import', 'tsx', script, what, phase, target];
  const crashed = await exec([process.execPath, ...argv], { timeoutMs: 120_000 });
  // Killed by a signal: no exit code, and not by our own time limit.
  if (crashed.exitCode !== null || crashed.timedOut)
    throw new Error(`The run was not killed in ${phase}: ${crashed.stderr}`);
  const runId = crashed.stdout.trim();
  const before = await getRunSummary(runId);
  must(before?.status === 'running', `after the kill the run says ${before?.status}, not running`);
  await recover();
  const run = await getRunDetail(runId);
  if (!run) throw new Error(`Run ${runId} is gone.`);
  must(run.status === 'interrupted', `the run ended as ${run.status}`);
  must(run.error?.code === 'run/interrupted', `the run's error is ${run.error?.code ?? 'missing'}`);
  const found = run.phases.find(({ key }) => key === phase)?.status;
  must(found === 'interrupted', `phase ${phase} is ${found}`);
  if (what !== 'restore' && run.checkpointId !== null) {
    const state = (await getCheckpointRecord(run.checkpointId))?.state;
    must(state === 'broken', `the checkpoint that was being made is ${state}, not broken`);
  }
  return run;
}

function must(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise);
}
