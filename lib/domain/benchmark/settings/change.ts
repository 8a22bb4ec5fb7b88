import type { CriuNetworkLock, DumpOptions, RestoreOptions } from '../../options';

/** What can be chosen differently, one of each at a time. */
export const axes = ['kept', 'prefetch', 'network-lock', 'weights'] as const;
export type Axis = (typeof axes)[number];

/** One departure from the default: checkpoint in place on disk, nothing read ahead, CRIU's settings as the host has them. */
export interface Change {
  axis: Axis;
  label: string;
  dump?: Partial<DumpOptions>;
  restore?: Partial<RestoreOptions>;
  /** How the server is launched before its dump. */
  launch?: { networkLock?: CriuNetworkLock; env?: Record<string, string> };
}

/** Every change that the suite knows, in the order in which a setting names them. */
export const changes = {
  ram: { axis: 'kept', label: 'RAM disk', dump: { storage: 'ram' } },
  'archive-none': {
    axis: 'kept',
    label: 'archive, not compressed',
    dump: { form: 'archive', compression: 'none' },
  },
  'archive-zstd': { axis: 'kept', label: 'archive, zstd', dump: { form: 'archive', compression: 'zstd' } },
  'archive-gzip': { axis: 'kept', label: 'archive, gzip', dump: { form: 'archive', compression: 'gzip' } },
  prefetch: { axis: 'prefetch', label: 'images read into the page cache first', restore: { prefetch: true } },
  'lock-iptables': { axis: 'network-lock', label: 'network lock by iptables', launch: { networkLock: 'iptables' } },
  'lock-nftables': { axis: 'network-lock', label: 'network lock by nftables', launch: { networkLock: 'nftables' } },
  'lock-skip': { axis: 'network-lock', label: 'no network lock', launch: { networkLock: 'skip' } },
  'no-mmap': { axis: 'weights', label: 'weights copied into memory (MMAP=0)', launch: { env: { MMAP: '0' } } },
} as const satisfies Record<string, Change>;
export type ChangeKey = keyof typeof changes;
export const changeKeys = Object.keys(changes) as ChangeKey[];

/** The same, with what a change may leave out. */
export const changeOf = (key: ChangeKey): Change => changes[key];

/** Changes that were not tried on this host, and why. */
export interface SkippedChange {
  change: ChangeKey;
  reason: string;
}
