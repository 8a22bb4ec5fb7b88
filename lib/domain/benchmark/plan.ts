import { seededRandom, shuffle } from '@/lib/stats/seeded-random';
import type { CriuNetworkLock, DumpOptions, RestoreOptions } from '../options';
import { networkFlagSteps } from './network-flag-plan';
import type { BenchmarkInput } from './input';
import { cacheStatesOf, type CacheState } from './suite';
import { storageSteps } from './storage-plan';

/** What a run is to the benchmark it belongs to: one sample of one arm. */
export interface SampleRole {
  arm: string;
  /** Counted from 0 within the arm; the two samples of a pair have the same. Warm-ups count apart. */
  index: number;
  isWarmUp: boolean;
  cache: CacheState;
}

/** One step of a benchmark. Checkpoints are known by a key; a step with a role is a sample. */
export type BenchmarkStep =
  | {
      do: 'checkpoint';
      key: string;
      options: Partial<DumpOptions>;
      /** Instead of the spec's own network. */
      network: 'bridge' | 'host' | null;
      /** What else is changed about the launch. */
      launch?: { networkLock?: CriuNetworkLock; env?: Record<string, string> };
      /** Keep one client connected while CRIU dumps. */
      hasClient: boolean;
      role: SampleRole | null;
    }
  | {
      do: 'restore';
      key: string;
      options: Partial<RestoreOptions>;
      /** Publish the server on another free port (archives only). */
      isElsewhere: boolean;
      role: SampleRole;
    }
  | { do: 'cold-start'; role: SampleRole }
  | { do: 'discard'; key: string };

/** The key of the one checkpoint that the simple suites restore. */
export const mainCheckpoint = 'main';

/** Every step of a benchmark that can be planned beforehand, in order. The same input gives the same plan. */
export function planBenchmark(input: BenchmarkInput): BenchmarkStep[] {
  const random = seededRandom(input.seed);
  switch (input.suite) {
    case 'network-flags':
      return networkFlagSteps(input);
    case 'storage':
      return storageSteps(input, random);
    case 'fastest-setting':
      // Planned round by round: what is measured next depends on what was found (settings/rounds.ts).
      return [];
    case 'restore-vs-cold-start':
      return withMainCheckpoint(input, samplesOf(input, ['cold-start', 'restore'], random));
    case 'restore-speed':
      return withMainCheckpoint(input, samplesOf(input, ['restore'], random));
    case 'cold-start-speed':
      return samplesOf(input, ['cold-start'], random);
  }
}

/** The name of an arm: what is done, and the state of the page cache. */
export function armKey(action: string, cache: CacheState): string {
  return `${action}/${cache}`;
}

type Action = 'cold-start' | 'restore';

// Warm samples come first: after a drop the page cache is anything but warm.
function samplesOf(input: BenchmarkInput, actions: readonly Action[], random: () => number): BenchmarkStep[] {
  return cacheStatesOf(input).flatMap((cache) => {
    const round = (index: number, isWarmUp: boolean) =>
      shuffle(actions, random).map((action) => sample(action, { arm: armKey(action, cache), index, isWarmUp, cache }));
    const warmUps = Array.from({ length: input.warmUps }, (_, i) => round(i, true));
    const counted = Array.from({ length: input.samples }, (_, i) => round(i, false));
    return [...warmUps, ...counted].flat();
  });
}

function sample(action: Action, role: SampleRole): BenchmarkStep {
  if (action === 'cold-start') return { do: 'cold-start', role };
  return { do: 'restore', key: mainCheckpoint, options: {}, isElsewhere: false, role };
}

function withMainCheckpoint(input: BenchmarkInput, steps: BenchmarkStep[]): BenchmarkStep[] {
  if (input.checkpointId !== null) return steps;
  const make: BenchmarkStep = {
    do: 'checkpoint',
    key: mainCheckpoint,
    options: {},
    network: null,
    hasClient: false,
    role: null,
  };
  return [make, ...steps, ...(input.keepCheckpoint ? [] : [{ do: 'discard', key: mainCheckpoint } as const])];
}
