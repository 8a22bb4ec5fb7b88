/** What a host can do at most, as far as checkpoints need it. Each is measured with one thread. */
export const limitTexts = {
  'memory-touched': {
    title: 'Memory copy, into memory in use',
    meaning: 'A copy whose target has been written before.',
  },
  'memory-fresh': {
    title: 'Memory copy, into fresh memory',
    meaning: 'A copy whose target the kernel has yet to hand out, page by page. Huge pages make it faster.',
  },
  'disk-direct': {
    title: 'Checkpoint folder, from the disk',
    meaning: 'Reading around the page cache, in large blocks. A virtual disk may have a cache of its own.',
  },
  'disk-cached': { title: 'Checkpoint folder, from the page cache', meaning: 'Reading a file that was just read.' },
  'disk-cached-fresh': {
    title: 'Checkpoint folder, from the page cache into fresh memory',
    meaning: 'One read into memory the kernel has yet to hand out: what CRIU does with the pages of a restore.',
  },
  'ram-cached': { title: 'RAM disk', meaning: 'Reading a file on the RAM disk.' },
  'ram-cached-fresh': {
    title: 'RAM disk, into fresh memory',
    meaning: 'One read from the RAM disk into memory the kernel has yet to hand out, as CRIU does it.',
  },
  'pcie-to-gpu': { title: 'Host to GPU', meaning: 'A copy from pinned host memory to the first GPU.' },
  'pcie-from-gpu': { title: 'GPU to host', meaning: 'A copy from the first GPU to pinned host memory.' },
} as const satisfies Record<string, { title: string; meaning: string }>;
export type LimitKey = keyof typeof limitTexts;
export const limitKeys = Object.keys(limitTexts) as LimitKey[];

/** One limit as it was measured, or why it was not. */
export type HostLimit = { key: LimitKey } & (
  | {
      state: 'measured';
      /** Median of the repeats. */
      bytesPerSecond: number;
      /** Every repeat, in bytes per second, in the order in which they were measured. */
      repeats: number[];
      /** Bytes moved in each repeat. */
      bytes: number;
      /** The command of one repeat, or what was done. */
      method: string;
    }
  | { state: 'not-measured'; reason: string }
);

/** The newest limits of a testbed, with the run that measured them. */
export interface HostLimits {
  runId: string;
  measuredAt: string;
  limits: HostLimit[];
}

/** The rate of one limit in bytes per second; null when it was not measured. */
export function rateOf(limits: readonly HostLimit[], key: LimitKey): number | null {
  const found = limits.find((limit) => limit.key === key);
  return found?.state === 'measured' ? found.bytesPerSecond : null;
}
