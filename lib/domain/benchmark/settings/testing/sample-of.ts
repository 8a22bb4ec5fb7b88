import { measures, type Measure } from '../../measures';
import type { Sample } from '../../result';
import { dumpArm, roundArm, type Round } from '../rounds';
import { dumpKey, type Setting } from '../setting';

/** For tests of what is done with samples: a restore that worked, with its time to the first token. */
export function sampleOf(round: Round, setting: Setting, index: number, t3FirstTokenMs: number): Sample {
  return { ...blank(roundArm(round, setting), index), answerMatch: 'same', values: { ...nothing, t3FirstTokenMs } };
}

/** The like of a dump that worked. */
export function dumpOf(setting: Setting): Sample {
  return { ...blank(dumpArm(dumpKey(setting)), 0), phases: [{ key: 'dump', durationMs: 900 }] };
}

const nothing = Object.fromEntries(measures.map((measure) => [measure, null])) as Record<Measure, null>;

function blank(arm: string, index: number): Sample {
  return {
    ...{ arm, index, isWarmUp: false, cache: 'warm', runId: `${arm}#${index}`, status: 'succeeded', startedAt: null },
    ...{ answerMatch: null, values: nothing, phases: [], errorTitle: null },
  };
}
