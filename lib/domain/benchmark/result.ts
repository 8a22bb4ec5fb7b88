import { compareArms, type Comparison } from '@/lib/stats/compare';
import { summarize, type Summary } from '@/lib/stats/summarize';
import type { AnswerMatch } from '../measurement';
import type { PhaseKey } from '../phase';
import type { RunStatus } from '../run-status';
import type { PhaseView, RunSummary } from '../views';
import { armsOf, type Arm } from './arms';
import type { BenchmarkInput } from './input';
import { cacheStatesOf, type CacheState } from './suite';
import { measureOf, measures, type Measure } from './measures';
import { armKey, type SampleRole } from './plan';

/** One sample: a child run, with what it measured. */
export interface Sample extends SampleRole {
  runId: string;
  status: RunStatus;
  /** The time it began; null while it waits. */
  startedAt: string | null;
  answerMatch: AnswerMatch | null;
  values: Record<Measure, number | null>;
  phases: { key: PhaseKey; durationMs: number }[];
  errorTitle: string | null;
}

/** An arm with its samples. Only counted ones are in the summaries. */
export interface ArmResult extends Arm {
  samples: Sample[];
  counted: Sample[];
  failedCount: number;
  /** Restores that worked and gave another answer than at the dump: they count as nothing else. */
  differentCount: number;
  summaries: Partial<Record<Measure, Summary>>;
}

/** Restore against cold start, for one state of the page cache and one measure. */
export interface ArmComparison {
  cache: CacheState;
  measure: Measure;
  comparison: Comparison;
}

export interface BenchmarkResult {
  arms: ArmResult[];
  comparisons: ArmComparison[];
}

/** The measures whose restore and cold start are compared. */
const comparedMeasures = ['t3FirstTokenMs', 't2HealthyMs'] as const satisfies readonly Measure[];

/** A child run as a sample; null when it is none (the checkpoint that the others restore). */
export function toSample(run: RunSummary, phases: readonly PhaseView[]): Sample | null {
  const role = run.measurement?.sample;
  if (!role) return null;
  return {
    ...role,
    runId: run.id,
    status: run.status,
    startedAt: run.startedAt,
    answerMatch: run.measurement?.answerMatch ?? null,
    values: Object.fromEntries(measures.map((measure) => [measure, measureOf(run.measurement, measure)])) as Record<
      Measure,
      number | null
    >,
    phases: phases.flatMap(({ key, durationMs }) => (durationMs === null ? [] : [{ key, durationMs }])),
    errorTitle: run.errorTitle,
  };
}

/** True for a sample that statistics are made of: it worked, was no warm-up, and answered as at the dump. */
export function isCounted({ status, isWarmUp, answerMatch }: Sample): boolean {
  return status === 'succeeded' && !isWarmUp && answerMatch !== 'different';
}

/** What a benchmark found out so far: every arm with its samples, and restore against cold start. */
export function benchmarkResult(input: BenchmarkInput, samples: readonly Sample[]): BenchmarkResult {
  const taken = new Set(samples.map(({ arm }) => arm));
  const arms = armsOf(input)
    // Of the many settings there can be, those that were not tried are no arms of this benchmark.
    .filter(({ key }) => input.suite !== 'fastest-setting' || taken.has(key))
    .map((arm) =>
      armResult(
        arm,
        samples.filter((sample) => sample.arm === arm.key),
      ),
    );
  const comparisons = input.suite === 'restore-vs-cold-start' ? compareAll(input, arms) : [];
  return { arms, comparisons };
}

function armResult(arm: Arm, samples: Sample[]): ArmResult {
  const counted = samples.filter(isCounted);
  const summaries: ArmResult['summaries'] = {};
  for (const measure of measures) {
    const values = valuesOf(counted, measure);
    if (values.length > 0) summaries[measure] = summarize(values);
  }
  return {
    ...arm,
    samples,
    counted,
    failedCount: samples.filter(({ status }) => status === 'failed' || status === 'interrupted').length,
    differentCount: samples.filter(({ status, answerMatch }) => status === 'succeeded' && answerMatch === 'different')
      .length,
    summaries,
  };
}

/** The values of one measure, of samples that have it. */
export function valuesOf(samples: readonly Sample[], measure: Measure): number[] {
  return samples.flatMap(({ values }) => (values[measure] === null ? [] : [values[measure]]));
}

function compareAll(input: BenchmarkInput, arms: readonly ArmResult[]): ArmComparison[] {
  return cacheStatesOf(input).flatMap((cache) =>
    comparedMeasures.flatMap((measure) => {
      const cold = arms.find(({ key }) => key === armKey('cold-start', cache))?.counted ?? [];
      const restored = arms.find(({ key }) => key === armKey('restore', cache))?.counted ?? [];
      const comparison = compareArms({
        slow: valuesOf(cold, measure),
        fast: valuesOf(restored, measure),
        pairs: pairsOf(cold, restored, measure),
        seed: input.seed,
      });
      return comparison === null ? [] : [{ cache, measure, comparison }];
    }),
  );
}

function pairsOf(cold: readonly Sample[], restored: readonly Sample[], measure: Measure) {
  return cold.flatMap(({ index, values }) => {
    const slow = values[measure];
    const fast = restored.find((sample) => sample.index === index)?.values[measure] ?? null;
    return slow === null || fast === null ? [] : [{ slow, fast }];
  });
}
