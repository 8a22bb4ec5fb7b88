import 'server-only';
import { cudaAct, cudaProcessesOf } from './cuda-state';

/**
 * Brings the GPU memory of a process tree into the host's memory: lock, then checkpoint, process by process.
 * When one fails, those before it are brought back, and the failure is thrown.
 * @returns the pids that were saved.
 */
export async function saveVram(rootPid: number): Promise<number[]> {
  const pids = (await cudaProcessesOf(rootPid)).filter(({ state }) => state === 'running').map(({ pid }) => pid);
  try {
    for (const pid of pids) await cudaAct(pid, 'lock');
    for (const pid of pids) await cudaAct(pid, 'checkpoint');
  } catch (error) {
    await loadVram(rootPid).catch(() => undefined);
    throw error;
  }
  return pids;
}

/**
 * Puts the GPU memory of a process tree back and lets its processes go on, whatever step they are at.
 * @returns the pids that were brought back.
 */
export async function loadVram(rootPid: number): Promise<number[]> {
  const processes = await cudaProcessesOf(rootPid);
  for (const { pid, state } of processes) if (state === 'checkpointed') await cudaAct(pid, 'restore');
  const held = processes.filter(({ state }) => state === 'checkpointed' || state === 'locked');
  for (const { pid } of held) await cudaAct(pid, 'unlock');
  return held.map(({ pid }) => pid);
}
