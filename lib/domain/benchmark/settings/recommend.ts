import { compareArms, type Comparison } from '@/lib/stats/compare';
import { summarize, type Summary } from '@/lib/stats/summarize';
import type { BenchmarkInput } from '../input';
import { isCounted, valuesOf, type Sample } from '../result';
import { dumpArm, dumpsOf, isSafe, roundArm, rounds, samplesOf, type Round } from './rounds';
import { allSettings, defaultSetting, settingKey, settingLabel, type Setting } from './setting';

/** What is known of one setting. Times are those to the first token, in ms. */
export interface SettingResult {
  key: string;
  label: string;
  setting: Setting;
  /** Every dump and restore worked, with the same answer. */
  isSafe: boolean;
  /** The first sample that was not good. */
  fault: { runId: string; words: string } | null;
  /** The last round it was in. */
  round: Round;
  /** Of the rounds that only choose, together; null without a sample. */
  choosing: Summary | null;
  final: Summary | null;
  finalMs: number[];
  /** Against the default in the last round; null for the default itself and for those not in it. */
  comparison: Comparison | null;
  dumpMs: number | null;
  sizeBytes: number | null;
}

/** What the suite recommends, and what for. */
export interface Recommendation {
  verdict: 'faster' | 'no difference shown' | 'too few samples' | 'default failed' | 'unfinished';
  /** The default unless something was shown to be faster. */
  best: SettingResult | null;
  /** In the order of the last round they were in, then by their time; the default is among them. */
  settings: SettingResult[];
}

/** Finds the fastest setting that never failed; only the last round is compared, with the default of that round. */
export function recommend(input: Pick<BenchmarkInput, 'seed'>, samples: readonly Sample[]): Recommendation {
  const settings = allSettings()
    .filter((setting) => samples.some(({ arm }) => isArmOf(setting, arm)))
    .map((setting) => toResult(setting, samples, input.seed))
    .sort((a, b) => rounds.indexOf(b.round) - rounds.indexOf(a.round) || timeOf(a) - timeOf(b));
  const standard = settings.find(({ key }) => key === settingKey(defaultSetting)) ?? null;
  if (standard !== null && !standard.isSafe) return { verdict: 'default failed', best: null, settings };
  if (standard === null || standard.final === null) return { verdict: 'unfinished', best: null, settings };
  const rivals = settings.filter((one) => one.isSafe && one.comparison !== null);
  const faster = rivals.filter(({ comparison }) => comparison?.verdict === 'faster');
  const best = faster.toSorted((a, b) => timeOf(a) - timeOf(b))[0];
  if (best) return { verdict: 'faster', best, settings };
  const isTooFew = rivals.some(({ comparison }) => comparison?.verdict === 'too few samples');
  return { verdict: isTooFew ? 'too few samples' : 'no difference shown', best: standard, settings };
}

function isArmOf(setting: Setting, arm: string): boolean {
  // Settings that share a dump have no result by it alone.
  return rounds.some((round) => arm === roundArm(round, setting)) || arm === dumpArm(settingKey(setting));
}

function toResult(setting: Setting, samples: readonly Sample[], seed: number): SettingResult {
  const timesIn = (of: readonly Round[]) =>
    valuesOf(samplesOf(setting, samples, of).filter(isCounted), 't3FirstTokenMs');
  const summaryOf = (values: readonly number[]) => (values.length === 0 ? null : summarize(values));
  const finalMs = timesIn(['final']);
  const dump = dumpsOf(setting, samples).find(({ status }) => status === 'succeeded');
  return {
    key: settingKey(setting),
    label: settingLabel(setting),
    setting,
    isSafe: isSafe(setting, samples),
    fault: faultOf(setting, samples),
    round: rounds.findLast((round) => samplesOf(setting, samples, [round]).length > 0) ?? 'screening',
    choosing: summaryOf(timesIn(['screening', 'second'])),
    final: summaryOf(finalMs),
    finalMs,
    comparison: setting.length === 0 ? null : compareWithDefault(setting, samples, seed),
    dumpMs: dump?.values.engineDurationMs ?? null,
    sizeBytes: dump?.values.sizeBytes ?? null,
  };
}

function compareWithDefault(setting: Setting, samples: readonly Sample[], seed: number): Comparison | null {
  const own = samplesOf(setting, samples, ['final']).filter(isCounted);
  const standard = samplesOf(defaultSetting, samples, ['final']).filter(isCounted);
  const pairs = standard.flatMap(({ index, values }) => {
    const slow = values.t3FirstTokenMs;
    const fast = own.find((sample) => sample.index === index)?.values.t3FirstTokenMs ?? null;
    return slow === null || fast === null ? [] : [{ slow, fast }];
  });
  return compareArms({
    slow: valuesOf(standard, 't3FirstTokenMs'),
    fast: valuesOf(own, 't3FirstTokenMs'),
    pairs,
    seed,
  });
}

function faultOf(setting: Setting, samples: readonly Sample[]): SettingResult['fault'] {
  const own = [...dumpsOf(setting, samples), ...samplesOf(setting, samples, rounds)];
  const failed = own.find(({ status }) => status === 'failed' || status === 'interrupted');
  if (failed) return { runId: failed.runId, words: failed.errorTitle ?? failed.status };
  const different = own.find(({ answerMatch }) => answerMatch === 'different');
  return different ? { runId: different.runId, words: 'another answer than at the dump' } : null;
}

const timeOf = ({ final, choosing }: SettingResult): number => (final ?? choosing)?.median ?? Infinity;
