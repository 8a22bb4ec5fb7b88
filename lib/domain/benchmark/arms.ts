import type { BenchmarkInput } from './input';
import { cacheStatesOf, type CacheState } from './suite';
import { networkDumps, networkFlags, networkVariants, otherPortFlag } from './network-flag-plan';
import { armKey } from './plan';
import { dumpArm, roundArm, rounds, type Round } from './settings/rounds';
import { allSettings, dumpKey, settingLabel } from './settings/setting';
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
    case 'fastest-setting':
      return settingArms(cacheStatesOf(input)[0] ?? 'warm');
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

const roundTitles: Record<Round, string> = { screening: 'Screening', second: 'Second round', final: 'Last round' };

/** Every arm there can be; which ones are measured is decided on the way. */
function settingArms(cache: CacheState): Arm[] {
  const settings = allSettings();
  const dumps = new Map(settings.map((setting) => [dumpKey(setting), setting]));
  return [
    ...[...dumps].map(([key, setting]) => ({
      key: dumpArm(key),
      label: `Dump: ${settingLabel(setting.filter((change) => change !== 'prefetch'))}`,
      kind: 'dump' as const,
      cache: 'warm' as const,
    })),
    ...rounds.flatMap((round) =>
      settings.map((setting) => ({
        key: roundArm(round, setting),
        label: `${roundTitles[round]}: ${settingLabel(setting)}`,
        kind: 'restore' as const,
        cache,
      })),
    ),
  ];
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
