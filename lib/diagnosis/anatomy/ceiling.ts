import type { CacheState } from '@/lib/domain/benchmark/suite';
import { rateOf, type HostLimit, type LimitKey } from '@/lib/domain/host-limits/limit';
import type { StorageKind } from '@/lib/domain/options';
import type { Anatomy, AnatomyPartKey } from './part';

/** The most that a part could do on the same host. */
export interface Ceiling {
  limit: LimitKey;
  bytesPerSecond: number;
  /** Why this limit is the one to compare with. */
  why: string;
}

/** A part of an anatomy with the limit that bounds it. */
export type Ceilings = Partial<Record<AnatomyPartKey, Ceiling>>;

/**
 * Which measured limit bounds each part that moves memory. Parts whose limit was not measured have none.
 * @param cache state of the page cache before the restore; null: not controlled.
 */
export function ceilingsOf(
  anatomy: Anatomy,
  { limits, storage, cache }: { limits: readonly HostLimit[]; storage: StorageKind; cache: CacheState | null },
): Ceilings {
  const ceilings: Ceilings = {};
  for (const { key, bytes } of anatomy.parts) {
    const ceiling = bytes === null ? null : ceilingOf(key, { limits, storage, cache });
    if (ceiling) ceilings[key] = ceiling;
  }
  return ceilings;
}

function ceilingOf(
  part: AnatomyPartKey,
  { limits, storage, cache }: { limits: readonly HostLimit[]; storage: StorageKind; cache: CacheState | null },
): Ceiling | null {
  const by = (limit: LimitKey, why: string): Ceiling | null => {
    const bytesPerSecond = rateOf(limits, limit);
    return bytesPerSecond === null ? null : { limit, bytesPerSecond, why };
  };
  switch (part) {
    case 'pages-in':
      return storage === 'ram'
        ? by('ram-cached-fresh', 'CRIU reads the pages from the RAM disk into memory that nobody has used yet.')
        : pagesFromDisk(by, cache);
    case 'cuda-load':
      return by('pcie-to-gpu', 'The driver copies what the host kept back to the GPU.');
    case 'cuda-save':
      return by('pcie-from-gpu', 'The driver copies the GPU’s memory to the host.');
    default:
      return null;
  }
}

function pagesFromDisk(by: (limit: LimitKey, why: string) => Ceiling | null, cache: CacheState | null): Ceiling | null {
  const memory = by(
    'disk-cached-fresh',
    cache === 'warm'
      ? 'CRIU reads the pages from the page cache into memory that nobody has used yet.'
      : 'CRIU reads the pages into memory that nobody has used yet; they are taken to be in the page cache.',
  );
  if (cache !== 'dropped') return memory;
  const disk = by('disk-direct', 'The page cache was dropped before, so the pages come from the disk.');
  if (disk === null || memory === null) return disk ?? memory;
  if (disk.bytesPerSecond <= memory.bytesPerSecond) return disk;
  return {
    ...memory,
    why: 'The page cache was dropped before; the disk is faster than fresh memory, which bounds it.',
  };
}
