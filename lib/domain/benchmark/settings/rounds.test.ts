import { describe, expect, it } from 'vitest';
import { benchmarkInputSchema } from '../input';
import type { ChangeKey } from './change';
import { choosingSamples, contendersOf, isSafe, roundSteps, stepsAtMost, uselessDumps } from './rounds';
import type { Setting } from './setting';
import { dumpOf, sampleOf } from './testing/sample-of';

const input = benchmarkInputSchema.parse({ suite: 'fastest-setting', specId: 'demo', samples: 10, seed: 7 });
const tried: ChangeKey[] = ['ram', 'archive-zstd', 'prefetch', 'lock-skip', 'no-mmap'];
const screened = (timesMs: [Setting, number][]) =>
  timesMs.flatMap(([setting, ms]) => [
    dumpOf(setting),
    ...[0, 1, 2].map((i) => sampleOf('screening', setting, i, ms + i)),
  ]);
const usual = screened([
  [[], 1000],
  [['ram'], 900],
  [['archive-zstd'], 3000],
  [['prefetch'], 1100],
  [['lock-skip'], 950],
  [['no-mmap'], 4000],
]);

describe('the settings of a round', () => {
  it('are at first the default and every change alone', () => {
    expect(contendersOf('screening', tried, [])).toEqual([[], ...tried.map((key) => [key])]);
  });

  it('are then the better half, the default, and what was ahead of it together', () => {
    expect(contendersOf('second', tried, usual)).toEqual([[], ['ram'], ['lock-skip'], ['ram', 'lock-skip']]);
  });

  it('have no combination when only one kind of change was ahead', () => {
    const samples = screened([
      [[], 1000],
      [['ram'], 900],
      [['lock-skip'], 1001],
    ]);
    expect(contendersOf('second', ['ram', 'lock-skip'], samples)).toEqual([[], ['ram']]);
  });

  it('are at last the default and the two best of both rounds', () => {
    const second = [
      ...[0, 1, 2].map((i) => sampleOf('second', [], i, 1000)),
      ...[0, 1, 2].map((i) => sampleOf('second', ['ram'], i, 2000)),
      ...[0, 1, 2].map((i) => sampleOf('second', ['lock-skip'], i, 950)),
      dumpOf(['ram', 'lock-skip']),
      ...[0, 1, 2].map((i) => sampleOf('second', ['ram', 'lock-skip'], i, 960)),
    ];
    expect(contendersOf('final', tried, [...usual, ...second])).toEqual([[], ['lock-skip'], ['ram', 'lock-skip']]);
  });

  it('never again include one that failed or answered differently', () => {
    const failed = { ...sampleOf('screening', ['ram'], 2, 1), status: 'failed' as const };
    const different = { ...sampleOf('screening', ['lock-skip'], 2, 1), answerMatch: 'different' as const };
    const left = contendersOf('second', tried, [...usual, failed, different]);
    expect(left).toEqual([[], ['prefetch']]);
  });

  it('go on without a default that failed', () => {
    const failed = { ...sampleOf('screening', [], 2, 1), status: 'failed' as const };
    expect(contendersOf('second', tried, [...usual, failed])).not.toContainEqual([]);
  });
});

describe('a setting', () => {
  it('is not judged by a launch that failed before anything was dumped', () => {
    const launch = {
      ...dumpOf(['ram']),
      status: 'failed' as const,
      phases: [{ key: 'health' as const, durationMs: 5 }],
    };
    expect(isSafe(['ram'], [...usual, launch])).toBe(true);
    expect(isSafe(['ram'], [...usual, { ...dumpOf(['ram']), status: 'failed' }])).toBe(false);
  });

  it('is not safe before it was restored', () => {
    expect(isSafe(['ram'], [dumpOf(['ram'])])).toBe(false);
  });
});

describe('the steps of a round', () => {
  const contenders: Setting[] = [[], ['prefetch'], ['ram']];

  it('dump each checkpoint once and restore every setting in every block', () => {
    const steps = roundSteps('screening', contenders, { input, made: new Set() });
    const dumped = steps.flatMap((step) => (step.do === 'checkpoint' ? step.key : []));
    expect(dumped.toSorted()).toEqual(['default', 'ram']);
    const arms = steps.flatMap((step) => (step.do === 'restore' ? step.role.arm : []));
    expect(arms).toHaveLength(choosingSamples * contenders.length);
    for (let block = 0; block < choosingSamples; block += 1) {
      const own = arms.slice(block * contenders.length, (block + 1) * contenders.length);
      expect(own.toSorted()).toEqual(['screening/default', 'screening/prefetch', 'screening/ram']);
    }
  });

  it('are the same for the same seed, and dump nothing that is there', () => {
    const made = new Set(['default', 'ram']);
    const second = roundSteps('second', contenders, { input, made });
    expect(second).toEqual(roundSteps('second', contenders, { input, made }));
    expect(second).toHaveLength(choosingSamples * contenders.length);
    expect(roundSteps('second', contenders, { input: { ...input, seed: 8 }, made })).not.toEqual(second);
  });

  it('dump anew for every sample of the last round, so that no lucky dump decides', () => {
    const final = roundSteps('final', contenders, { input, made: new Set() });
    const keysOf = (what: 'checkpoint' | 'restore' | 'discard') =>
      final.flatMap((step) => (step.do === what ? step.key : [])).toSorted();
    expect(new Set(keysOf('checkpoint')).size).toBe(input.samples * contenders.length);
    expect(keysOf('restore')).toEqual(keysOf('checkpoint'));
    expect(keysOf('discard')).toEqual(keysOf('checkpoint'));
  });

  it('leave the checkpoints that nobody restores any more to be deleted', () => {
    expect(uselessDumps(contenders, ['default', 'ram', 'lock-skip'])).toEqual(['lock-skip']);
  });

  it('are never more than was announced', () => {
    const second = contendersOf('second', tried, usual);
    const made = new Set(['default', 'ram', 'archive-zstd', 'lock-skip', 'no-mmap']);
    const count =
      roundSteps('screening', contendersOf('screening', tried, []), { input, made: new Set() }).length +
      roundSteps('second', second, { input, made }).length +
      roundSteps('final', second.slice(0, 3), { input, made }).length;
    expect(count).toBeLessThanOrEqual(stepsAtMost(tried.length, input));
  });
});
