import { seededRandom } from '@/lib/stats/seeded-random';

/** What is done to the product and its host. */
export const faultKinds = [
  'kill-server',
  'kill-podman',
  'kill-conmon',
  'kill-runtime',
  'kill-criu',
  'kill-criu-and-server',
  'fill-disk',
  'fill-ram-disk',
  'read-only-checkpoints',
  'read-only-database',
  'move-clock',
  'restart-engine',
  'remove-container',
  'remove-image',
  'remove-page-file',
  'second-server',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What is under way meanwhile: kinds of runs, and a verification, which is no run. */
export const targetKinds = [
  'checkpoint',
  'launch-checkpoint',
  'checkpoint-in-ram',
  'archive',
  'restore',
  'restore-archive',
  'cold-start',
  'benchmark',
  'stop',
  'delete-checkpoint',
  'verify',
  'host-limits',
  'demo',
] as const;
export type TargetKind = (typeof targetKinds)[number];

const dumps = ['checkpoint', 'launch-checkpoint', 'checkpoint-in-ram', 'archive'] as const;
const restores = ['restore', 'restore-archive'] as const;
const withCommands = [...dumps, ...restores, 'cold-start', 'benchmark', 'stop', 'demo'] as const;

/** Where a fault makes sense: a runtime cannot be killed where none works. */
export const targetsOf: Record<FaultKind, readonly TargetKind[]> = {
  'kill-server': targetKinds,
  'kill-podman': withCommands,
  'kill-conmon': withCommands,
  'kill-runtime': [...dumps, ...restores, 'benchmark', 'demo'],
  'kill-criu': [...dumps, ...restores, 'benchmark', 'demo'],
  'kill-criu-and-server': [...dumps, ...restores],
  'fill-disk': ['checkpoint', 'launch-checkpoint', 'host-limits', 'demo'],
  'fill-ram-disk': ['checkpoint-in-ram', 'host-limits'],
  'read-only-checkpoints': ['checkpoint', 'archive', 'restore', 'delete-checkpoint', 'verify', 'host-limits', 'demo'],
  'read-only-database': targetKinds,
  'move-clock': targetKinds,
  'restart-engine': withCommands,
  'remove-container': ['checkpoint', 'archive', 'restore', 'benchmark'],
  'remove-image': ['launch-checkpoint', 'cold-start', 'demo'],
  'remove-page-file': ['restore', 'verify'],
  'second-server': targetKinds,
};

// How often each is drawn beside the others: what takes long is drawn seldom.
const faultWeight: Partial<Record<FaultKind, number>> = {
  'kill-server': 3,
  'restart-engine': 0.4,
  'remove-container': 0.4,
};
const targetWeight: Partial<Record<TargetKind, number>> = {
  ...{ checkpoint: 4, archive: 2, 'checkpoint-in-ram': 2, restore: 6, 'restore-archive': 2, 'delete-checkpoint': 2 },
  ...{ verify: 2, 'launch-checkpoint': 0.7, 'host-limits': 0.4, demo: 0.4, benchmark: 0.7, stop: 1, 'cold-start': 1 },
};

/** One injection: which fault, into what, and when, as a share of the time that the target usually takes. */
export interface Injection {
  index: number;
  fault: FaultKind;
  target: TargetKind;
  moment: number;
  /** For choices of the fault itself: which process, which way the clock goes. */
  dice: number;
}

/** The injection of a number in a seed's campaign: the same again whenever it is asked for. */
export function planInjection(
  seed: number,
  index: number,
  faults: readonly FaultKind[] = faultKinds,
  targets: readonly TargetKind[] = targetKinds,
): Injection {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 4; i += 1) random();
  const fault = draw(faults, faultWeight, random());
  const target = draw(
    targetsOf[fault].filter((kind) => targets.includes(kind)),
    targetWeight,
    random(),
  );
  return { index, fault, target, moment: random(), dice: random() };
}

function draw<T extends string>(items: readonly T[], weights: Partial<Record<T, number>>, at: number): T {
  const weightOf = (item: T) => weights[item] ?? 1;
  let left = at * items.reduce((sum, item) => sum + weightOf(item), 0);
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return items.at(-1) as T;
}
