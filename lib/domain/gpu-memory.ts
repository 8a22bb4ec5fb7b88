/** Memory of one GPU: in use, needed or free, as the context says. */
export interface GpuMemory {
  /** As nvidia-smi names it, "GPU-…". */
  uuid: string;
  bytes: number;
}

/** Of all GPUs together. */
export const sumOfGpus = (gpus: readonly GpuMemory[]): number => gpus.reduce((sum, { bytes }) => sum + bytes, 0);

/** A GPU whose free memory is less than what a restore puts there. */
export interface GpuShortage {
  neededBytes: number;
  freeBytes: number;
  /** False when the GPU of the dump is not in this host, and another one of it was looked at. */
  isSameGpu: boolean;
}

/**
 * Looks for a GPU that what was on the GPUs of the dump does not fit into. The driver puts memory back on the GPU
 * that it came from; where one of those is not there, the largest part goes to the emptiest GPU, and so on.
 * @returns the first that is too small, or null.
 */
export function findGpuShortage(needed: readonly GpuMemory[], free: readonly GpuMemory[]): GpuShortage | null {
  const freeOf = new Map(free.map(({ uuid, bytes }) => [uuid, bytes]));
  const isSameGpu = needed.every(({ uuid }) => freeOf.has(uuid));
  const emptiestFirst = free.map(({ bytes }) => bytes).sort((a, b) => b - a);
  const largestFirst = [...needed].sort((a, b) => b.bytes - a.bytes);
  for (const [i, { uuid, bytes: neededBytes }] of largestFirst.entries()) {
    const freeBytes = (isSameGpu ? freeOf.get(uuid) : emptiestFirst[i]) ?? 0;
    if (freeBytes < neededBytes) return { neededBytes, freeBytes, isSameGpu };
  }
  return null;
}

/**
 * The same for what is on record of a dump. An earlier version wrote down the sum alone: then it is held against the
 * sum of what is free, which says whether there can be enough.
 */
export function findShortageOfDump(
  { vramOfGpus, vramBytes }: { vramOfGpus: readonly GpuMemory[]; vramBytes: number },
  free: readonly GpuMemory[],
): GpuShortage | null {
  if (vramOfGpus.length > 0) return findGpuShortage(vramOfGpus, free);
  return findGpuShortage([{ uuid: '', bytes: vramBytes }], [{ uuid: '', bytes: sumOfGpus(free) }]);
}
