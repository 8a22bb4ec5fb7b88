import type { NowFacts, ThenFacts } from './readiness-facts';
import type { ReadinessRow } from './readiness-row';
import { row } from './row';

/** GPU models: what is on one kind of GPU does not fit onto another. */
export function judgeGpu({ usesNvidia, testbed, vramOfGpus }: ThenFacts, { gpu }: NowFacts): ReadinessRow | null {
  if (!usesNvidia) return null;
  const then = testbed === null ? null : list(testbed.gpus);
  if (gpu === null) return row('gpu', 'unknown', 'The GPU could not be asked.', { then });
  const now = list(gpu.names);
  if (gpu.names.length === 0) return row('gpu', 'red', 'The server had a GPU; this host shows none.', { then, now });
  if (testbed === null || testbed.gpus.length === 0)
    return row('gpu', 'unknown', 'The GPU of the dump is not on record.', { then, now });
  // Measured (docs/gpu.md, "Several GPUs").
  if (then === now && vramOfGpus.length > 1) {
    const reason = `It used ${vramOfGpus.length} GPUs. When that was tried, the server came back healthy and never answered.`;
    return row('gpu', 'amber', reason, { then, now });
  }
  if (then === now) return row('gpu', 'green', 'The same.', { then, now });
  const isOneThere = testbed.gpus.every((name) => gpu.names.includes(name));
  if (isOneThere) return row('gpu', 'amber', 'The same models, but not the same number of them.', { then, now });
  return row('gpu', 'red', 'Another model: GPU memory is restored onto the kind of GPU it came from.', { then, now });
}

/** The driver's libraries are mapped into the dumped processes, and it reads what it wrote itself. */
export function judgeDriver({ usesNvidia, testbed }: ThenFacts, { gpu }: NowFacts): ReadinessRow | null {
  if (!usesNvidia) return null;
  const then = testbed?.gpuDriver ?? null;
  const now = gpu?.driver ?? null;
  if (then === null || now === null) return row('driver', 'unknown', 'One of the two is not known.', { then, now });
  if (then === now) return row('driver', 'green', 'The same.', { then, now });
  const reason = 'Another driver: its libraries are mapped into the dumped processes, and CRIU will find other files.';
  return row('driver', 'red', reason, { then, now });
}

const list = (names: readonly string[]) => (names.length === 0 ? 'none' : [...names].sort().join(', '));
