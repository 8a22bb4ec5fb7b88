import { formatBytes } from '@/lib/format/bytes';
import { findShortageOfDump, sumOfGpus } from '../gpu-memory';
import type { NowFacts, ThenFacts } from './readiness-facts';
import type { ReadinessRow } from './readiness-row';
import { row } from './row';

/** Restored pages come back into RAM. */
export function judgeMemory({ sizeBytes }: ThenFacts, { availableMemoryBytes }: NowFacts): ReadinessRow {
  const then = formatBytes(sizeBytes);
  if (availableMemoryBytes === null) return row('memory', 'unknown', 'Free RAM could not be read.', { then });
  const now = `${formatBytes(availableMemoryBytes)} available`;
  if (availableMemoryBytes < sizeBytes)
    return row('memory', 'red', `The restored processes take about ${then}.`, { then, now });
  return row('memory', 'green', 'There is enough.', { then, now });
}

/** In place the writable layer is put back; an archive is unpacked first. */
export function judgeDisk(then: ThenFacts, { freeDiskBytes }: NowFacts): ReadinessRow {
  const neededBytes = then.form === 'directory' ? then.layerBytes : then.sizeBytes;
  const was = `${formatBytes(neededBytes)} to write`;
  if (freeDiskBytes === null) return row('disk', 'unknown', 'Free disk could not be read.', { then: was });
  const now = `${formatBytes(freeDiskBytes)} free`;
  if (freeDiskBytes < neededBytes)
    return row('disk', 'red', `About ${formatBytes(neededBytes)} are written before CRIU begins.`, { then: was, now });
  return row('disk', 'green', 'There is enough.', { then: was, now });
}

/** The driver puts back all of what was on each GPU. */
export function judgeVram(
  { vramBytes, vramOfGpus, usesNvidia }: ThenFacts,
  { freeVram }: NowFacts,
): ReadinessRow | null {
  if (!usesNvidia) return null;
  if (vramBytes === 0) return row('gpu-memory', 'unknown', 'How much was in use at the dump is not on record.');
  const then = [formatBytes(vramBytes), ...(vramOfGpus.length > 1 ? [`on ${vramOfGpus.length} GPUs`] : [])].join(' ');
  if (freeVram === null) return row('gpu-memory', 'unknown', 'The GPU could not be asked.', { then });
  const shortage = findShortageOfDump({ vramOfGpus, vramBytes }, freeVram);
  const freeOfAll = `${formatBytes(sumOfGpus(freeVram))} free${freeVram.length > 1 ? ` on ${freeVram.length} GPUs` : ''}`;
  if (shortage === null) return row('gpu-memory', 'green', 'There is enough.', { then, now: freeOfAll });
  const { neededBytes, freeBytes, isSameGpu } = shortage;
  if (vramOfGpus.length === 0 || freeVram.length === 1)
    return row('gpu-memory', 'red', `The checkpoint holds ${then} of GPU memory.`, { then, now: freeOfAll });
  const where = isSameGpu ? 'on the GPU that it goes back to' : 'on the emptiest GPU left for it';
  const now = `${formatBytes(freeBytes)} free ${where}`;
  return row('gpu-memory', 'red', `The checkpoint holds ${formatBytes(neededBytes)} of one GPU’s memory.`, {
    then,
    now,
  });
}
