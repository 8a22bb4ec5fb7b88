import 'server-only';
import { type GpuMemory, sumOfGpus } from '@/lib/domain/gpu-memory';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { readCommand } from '@/lib/host/facts/read-command';
import { descendants } from '@/lib/host/process/tree';

const bytesPerMib = 1024 ** 2;
const timeoutMs = 5_000;

/** What `parseProcessVram` reads, in its order. */
export const processQueryFields = 'gpu_uuid,pid,used_memory,process_name';

/** GPU memory of one process on one GPU. */
export interface ProcessVram {
  gpuUuid: string;
  pid: number;
  usedBytes: number;
}

/** GPU memory by process, as nvidia-smi tells (host pids). Empty without a GPU or when the driver does not answer. */
async function readProcessVram(): Promise<ProcessVram[]> {
  const file = await findExecutable('nvidia-smi');
  if (file === null) return [];
  const fields = `--query-compute-apps=${processQueryFields}`;
  const reading = await readCommand([file, fields, '--format=csv,noheader,nounits'], timeoutMs);
  return parseProcessVram(reading.stdout);
}

/** Reads nvidia-smi's answer; lines without a number ("[N/A]") are left out. */
export function parseProcessVram(text: string): ProcessVram[] {
  return text.split('\n').flatMap((line) => {
    const match = /^(GPU-[0-9a-f-]+), (\d+), (\d+)(, .*)?$/.exec(line.trim());
    return match ? [{ gpuUuid: match[1] ?? '', pid: Number(match[2]), usedBytes: Number(match[3]) * bytesPerMib }] : [];
  });
}

/**
 * GPU memory of a process and all its descendants, on each GPU that they use. A dump brings it into the host's
 * memory and writes it with the rest.
 */
export async function vramOfTree(rootPid: number): Promise<GpuMemory[]> {
  const processes = await readProcessVram();
  if (processes.length === 0) return [];
  const own = new Set(await descendants(rootPid));
  return byGpu(processes.filter(({ pid }) => own.has(pid)));
}

/** The same, of all GPUs together. */
export const vramBytesOfTree = async (rootPid: number): Promise<number> => sumOfGpus(await vramOfTree(rootPid));

/** What processes hold, by GPU, in the order in which nvidia-smi names them. */
export function byGpu(processes: readonly ProcessVram[]): GpuMemory[] {
  const bytesOf = new Map<string, number>();
  for (const { gpuUuid, usedBytes } of processes) bytesOf.set(gpuUuid, (bytesOf.get(gpuUuid) ?? 0) + usedBytes);
  return [...bytesOf].map(([uuid, bytes]) => ({ uuid, bytes }));
}
