import { shuffle } from '@/lib/stats/seeded-random';
import type { DumpOptions } from '../options';
import type { BenchmarkInput } from './input';
import type { BenchmarkStep, SampleRole } from './plan';

/** Where and how a checkpoint can be kept. */
export const storageCells: readonly { key: string; label: string; options: Partial<DumpOptions> }[] = [
  { key: 'disk', label: 'In place, disk', options: {} },
  { key: 'ram', label: 'In place, RAM disk', options: { storage: 'ram' } },
  { key: 'archive-none', label: 'Archive, not compressed', options: { form: 'archive', compression: 'none' } },
  { key: 'archive-zstd', label: 'Archive, zstd', options: { form: 'archive', compression: 'zstd' } },
  { key: 'archive-gzip', label: 'Archive, gzip', options: { form: 'archive', compression: 'gzip' } },
];

/** Each sample is a dump of a fresh server and a restore from it, cell after cell in random order. */
export function storageSteps(input: BenchmarkInput, random: () => number): BenchmarkStep[] {
  const round = (index: number, isWarmUp: boolean) =>
    shuffle(storageCells, random).flatMap(({ key, options }): BenchmarkStep[] => {
      const role = (action: string): SampleRole => ({ arm: `${action}/${key}`, index, isWarmUp, cache: 'warm' });
      return [
        { do: 'checkpoint', key, options, network: null, hasClient: false, role: role('dump') },
        { do: 'restore', key, options: {}, isElsewhere: false, role: role('restore') },
        { do: 'discard', key },
      ];
    });
  return [
    ...Array.from({ length: input.warmUps }, (_, i) => round(i, true)),
    ...Array.from({ length: input.samples }, (_, i) => round(i, false)),
  ].flat();
}
