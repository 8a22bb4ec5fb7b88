import 'server-only';
import { AppError } from '@/lib/errors/app-error';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { exec } from '@/lib/host/process/exec';
import { descendants } from '@/lib/host/process/tree';

/** States of a process as NVIDIA's driver knows them. */
export const cudaStates = ['running', 'locked', 'checkpointed', 'failed'] as const;
export type CudaState = (typeof cudaStates)[number];
export type CudaAction = 'lock' | 'checkpoint' | 'restore' | 'unlock';

/** How long the driver waits for work that is under way on the GPU before it gives up locking. */
const lockTimeoutMs = 10_000;
/** Bringing tens of gigabytes to the host takes minutes. */
const actionTimeoutMs = 600_000;

/** The state of one process; null when it has no CUDA context or there is no cuda-checkpoint. */
async function cudaStateOf(pid: number): Promise<CudaState | null> {
  const file = await findExecutable('cuda-checkpoint');
  if (file === null) return null;
  const { stdout } = await exec([file, '--get-state', '--pid', `${pid}`], { timeoutMs: 10_000 });
  return cudaStates.find((state) => state === stdout.trim()) ?? null;
}

/** The processes of a tree that have a CUDA context, with their states. */
export async function cudaProcessesOf(rootPid: number): Promise<{ pid: number; state: CudaState }[]> {
  const found: { pid: number; state: CudaState }[] = [];
  for (const pid of await descendants(rootPid)) {
    const state = await cudaStateOf(pid);
    if (state !== null) found.push({ pid, state });
  }
  return found;
}

/**
 * One step of saving or bringing back a process's GPU memory.
 * @throws AppError cuda/... named after the step, with cuda-checkpoint's own words.
 */
export async function cudaAct(pid: number, action: CudaAction): Promise<void> {
  const file = await findExecutable('cuda-checkpoint');
  if (file === null) throw new AppError('cuda/tool-missing', 'cuda-checkpoint is not in the PATH.');
  const timeout = action === 'lock' ? ['--timeout', `${lockTimeoutMs}`] : [];
  const result = await exec([file, '--action', action, '--pid', `${pid}`, ...timeout], { timeoutMs: actionTimeoutMs });
  if (result.exitCode === 0) return;
  const codes = {
    lock: 'cuda/lock-timeout',
    checkpoint: 'cuda/checkpoint-failed',
    restore: 'cuda/restore-failed',
    unlock: 'cuda/unlock-failed',
  } as const;
  throw new AppError(codes[action], `cuda-checkpoint --action ${action} of process ${pid}: ${result.stderr.trim()}`);
}
