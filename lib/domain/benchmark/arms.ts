import { cacheStatesOf, type BenchmarkInput, type CacheState } from './input';
import { networkDumps, networkFlags, networkVariants, otherPortFlag } from './network-flag-plan';
import { armKey } from './plan';
import { storageCells } from './storage-plan';

/** What is measured over and over: one way to get to a server, or one cell of a matrix. */
export interface Arm {
  key: string;
  label: string;
  kind: 'cold-start' | 'restore' | 'dump';
  cache: CacheState;
}

/** The arms of a benchmark, in the order in which they are shown. */
export function armsOf(input: BenchmarkInput): Arm[] {
  switch (input.suite) {
    case 'network-flags':
      return networkVariants.flatMap((variant) => [
        ...networkDumps
          .filter(({ key }) => key !== 'dump-plain' || variant.hasClient)
          .map((cell) => matrixArm(cell, variant, 'dump')),
        ...[...networkFlags, otherPortFlag].map((cell) => matrixArm(cell, variant, 'restore')),
      ]);
    case 'storage':
      return (['dump', 'restore'] as const).flatMap((kind) =>
        storageCells.map(({ key, label }) => ({
          key: `${kind}/${key}`,
          label: `${kind === 'dump' ? 'Dump' : 'Restore'}: ${label.toLowerCase()}`,
          kind,
          cache: 'warm' as const,
        })),
      );
    default: {
      const kinds = armKinds[input.suite];
      return cacheStatesOf(input).flatMap((cache) =>
        kinds.map((kind) => ({
          key: armKey(kind, cache),
          label: kind === 'restore' ? 'Restore' : 'Cold start',
          kind,
          cache,
        })),
      );
    }
  }
}

const armKinds = {
  'restore-vs-cold-start': ['cold-start', 'restore'],
  'restore-speed': ['restore'],
  'cold-start-speed': ['cold-start'],
} as const;

function matrixArm(
  cell: { key: string; label: string },
  variant: { key: string; label: string },
  kind: Arm['kind'],
): Arm {
  return { key: `${cell.key}/${variant.key}`, label: `${variant.label}: ${cell.label}`, kind, cache: 'warm' };
}
