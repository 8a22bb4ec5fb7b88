import { formatBytes } from '@/lib/format/bytes';
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

/** The driver puts back all of what was on the GPU. */
export function judgeVram({ vramBytes, usesNvidia }: ThenFacts, { freeVramBytes }: NowFacts): ReadinessRow | null {
  if (!usesNvidia) return null;
  const then = vramBytes === 0 ? null : formatBytes(vramBytes);
  if (vramBytes === 0) return row('gpu-memory', 'unknown', 'How much was in use at the dump is not on record.');
  if (freeVramBytes === null) return row('gpu-memory', 'unknown', 'The GPU could not be asked.', { then });
  const now = `${formatBytes(freeVramBytes)} free on the emptiest GPU`;
  if (freeVramBytes < vramBytes)
    return row('gpu-memory', 'red', `The checkpoint holds ${then} of GPU memory.`, { then, now });
  return row('gpu-memory', 'green', 'There is enough.', { then, now });
}
