import { median } from '@/lib/stats/quantile';
import { seededRandom, shuffle } from '@/lib/stats/seeded-random';
import type { BenchmarkInput } from '../input';
import { cacheStatesOf } from '../suite';
import type { BenchmarkStep } from '../plan';
import { isCounted, type Sample } from '../result';
import { axes, changeOf, type ChangeKey } from './change';
import { combine, defaultSetting, dumpKey, optionsOf, settingKey, type Setting } from './setting';

/**
 * Every setting gets a few samples, the better half some more, and the best ones as many as were asked for. Only the
 * last round is evidence: what chose the finalists is lucky for the chosen (docs/decisions/012-fastest-safe-setting.md).
 */
export const rounds = ['screening', 'second', 'final'] as const;
export type Round = (typeof rounds)[number];

/** Samples of each setting in the rounds that only choose. */
export const choosingSamples = 3;
/** Settings beside the default in the last round: each more is one more chance of a lucky winner. */
const finalists = 2;

export const roundArm = (round: Round, setting: Setting): string => `${round}/${settingKey(setting)}`;
export const dumpArm = (key: string): string => `dump/${key}`;

/** The settings that a round measures, the default first while it works. */
export function contendersOf(round: Round, tried: readonly ChangeKey[], samples: readonly Sample[]): Setting[] {
  const screened: Setting[] = [defaultSetting, ...tried.map((change) => [change])];
  if (round === 'screening') return screened;
  const safe = screened.filter((setting) => isSafe(setting, samples));
  const ranked = ranking(safe, samples, ['screening']);
  const combined = bestCombination(ranked, samples);
  const second = withDefault(
    [...ranked.slice(0, Math.ceil(ranked.length / 2)), ...(combined ? [combined] : [])],
    safe.includes(defaultSetting),
  );
  if (round === 'second') return second;
  const left = second.filter((setting) => isSafe(setting, samples));
  const others = ranking(
    left.filter(({ length }) => length > 0),
    samples,
    ['screening', 'second'],
  );
  return withDefault(
    others.slice(0, finalists),
    left.some(({ length }) => length === 0),
  );
}

/**
 * The steps of one round. The rounds that choose restore one dump of each setting again and again, in blocks, each in
 * random order. In the last round every sample has a dump of its own: two dumps of one setting differ as well.
 */
export function roundSteps(
  round: Round,
  contenders: readonly Setting[],
  { input, made }: { input: BenchmarkInput; made: ReadonlySet<string> },
): BenchmarkStep[] {
  const random = seededRandom(input.seed + rounds.indexOf(round));
  if (round === 'final') {
    return Array.from({ length: input.samples }, (_, index) => {
      const keyOf = (setting: Setting) => `${settingKey(setting)}.n${index + 1}`;
      const dumped = shuffle(contenders, random);
      return [
        ...dumped.map((setting) => dumpStep(setting, keyOf(setting), index)),
        ...shuffle(contenders, random).map((setting) =>
          restoreStep(round, setting, { key: keyOf(setting), index, input }),
        ),
        ...dumped.map((setting): BenchmarkStep => ({ do: 'discard', key: keyOf(setting) })),
      ];
    }).flat();
  }
  const missing = new Map(contenders.map((setting) => [dumpKey(setting), setting]));
  for (const key of made) missing.delete(key);
  const dumps = shuffle([...missing], random).map(([key, setting]) => dumpStep(setting, key, 0));
  const blocks = Array.from({ length: choosingSamples }, (_, index) =>
    shuffle(contenders, random).map((setting) => restoreStep(round, setting, { key: dumpKey(setting), index, input })),
  );
  return [...dumps, ...blocks.flat()];
}

function dumpStep(setting: Setting, key: string, index: number): BenchmarkStep {
  const { dump, launch } = optionsOf(setting);
  const role = { arm: dumpArm(dumpKey(setting)), index, isWarmUp: false, cache: 'warm' } as const;
  return { do: 'checkpoint', key, options: dump, network: null, launch, hasClient: false, role };
}

function restoreStep(
  round: Round,
  setting: Setting,
  { key, index, input }: { key: string; index: number; input: BenchmarkInput },
): BenchmarkStep {
  const cache = cacheStatesOf(input)[0] ?? 'warm';
  const role = { arm: roundArm(round, setting), index, isWarmUp: false, cache };
  return { do: 'restore', key, options: optionsOf(setting).restore, isElsewhere: false, role };
}

/** Keys of the checkpoints that no contender restores any more. */
export function uselessDumps(contenders: readonly Setting[], made: Iterable<string>): string[] {
  const needed = new Set(contenders.map(dumpKey));
  return [...made].filter((key) => !needed.has(key));
}

/** How many steps there will be at most, before anything was measured. */
export function stepsAtMost(triedCount: number, input: Pick<BenchmarkInput, 'samples'>): number {
  const screened = triedCount + 1;
  const second = Math.ceil(screened / 2) + 2;
  // One dump for each setting, and one for the combination; in the last round a dump, a restore and a deletion each.
  return screened + 1 + choosingSamples * (screened + second) + 3 * input.samples * (finalists + 1);
}

/** True when it has been restored, no dump or restore failed, and every answer was the one given at the dump. */
export function isSafe(setting: Setting, samples: readonly Sample[]): boolean {
  const own = samplesOf(setting, samples, rounds);
  const dumps = dumpsOf(setting, samples);
  const ended = own.filter(({ status }) => status === 'succeeded');
  return (
    ended.length > 0 &&
    ended.every(({ answerMatch }) => answerMatch === 'same') &&
    ![...own, ...dumps].some(({ status }) => status === 'failed' || status === 'interrupted')
  );
}

/** The dumps of a setting's checkpoint. A launch that failed before its dump says nothing about the setting. */
export function dumpsOf(setting: Setting, samples: readonly Sample[]): Sample[] {
  return samples.filter((sample) => sample.arm === dumpArm(dumpKey(setting)) && !isFailedLaunch(sample));
}

/** True for a checkpoint run that failed before anything was dumped. */
export function isFailedLaunch({ status, phases }: Sample): boolean {
  return status === 'failed' && !phases.some(({ key }) => key === 'dump' || key === 'cuda-save');
}

/** The samples of a setting in some rounds. */
export function samplesOf(setting: Setting, samples: readonly Sample[], of: readonly Round[]): Sample[] {
  const arms = new Set(of.map((round) => roundArm(round, setting)));
  return samples.filter(({ arm }) => arms.has(arm));
}

function timesOf(setting: Setting, samples: readonly Sample[], of: readonly Round[]): number[] {
  return samplesOf(setting, samples, of)
    .filter(isCounted)
    .flatMap(({ values }) => values.t3FirstTokenMs ?? []);
}

function ranking(settings: readonly Setting[], samples: readonly Sample[], of: readonly Round[]): Setting[] {
  return settings
    .flatMap((setting) => {
      const times = timesOf(setting, samples, of);
      return times.length === 0 ? [] : [{ setting, medianMs: median(times) }];
    })
    .sort((a, b) => a.medianMs - b.medianMs)
    .map(({ setting }) => setting);
}

/** The best change of each axis that was ahead of the default, together; null when fewer than two, or they clash. */
function bestCombination(ranked: readonly Setting[], samples: readonly Sample[]): Setting | null {
  const place = ranked.findIndex(({ length }) => length === 0);
  const ahead =
    place === -1 || timesOf(defaultSetting, samples, ['screening']).length === 0 ? [] : ranked.slice(0, place);
  const best = axes.flatMap((axis) => ahead.flat().find((key) => changeOf(key).axis === axis) ?? []);
  // From the one with least gain on, changes that clash with the others are left away.
  for (let count = best.length; count >= 2; count -= 1) {
    const order = ahead.flat().filter((key) => best.includes(key));
    const setting = combine(order.slice(0, count));
    if (setting) return setting;
  }
  return null;
}

function withDefault(settings: readonly Setting[], isDefaultSafe: boolean): Setting[] {
  const others = settings.filter(({ length }) => length > 0);
  return isDefaultSafe ? [defaultSetting, ...others] : others;
}
