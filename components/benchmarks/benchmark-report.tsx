'use client';
import dynamic from 'next/dynamic';
import { median } from '@/lib/stats/quantile';
import { isMatrix } from '@/lib/domain/benchmark/suite';
import type { Measure } from '@/lib/domain/benchmark/measures';
import { measureTexts } from '@/lib/domain/benchmark/measures';
import { valuesOf, type ArmResult } from '@/lib/domain/benchmark/result';
import { cacheWords, comparisonSentence } from '@/lib/domain/benchmark/sentence';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { phaseTitles, type PhaseKey } from '@/lib/domain/phase';
import { ArmDots } from '@/components/charts/arm-dots';
import { StackedBars } from '@/components/charts/stacked-bars';
import { Card } from '@/components/ui/card';
import { ArmsTable } from './arms-table';
import { BenchmarkSettings } from './benchmark-settings';
import { SamplesTable } from './samples-table';

// Each is for some suites only.
const SettingsReport = dynamic(() => import('./settings-report').then((module) => module.SettingsReport));
const BenchmarkMatrix = dynamic(() => import('./benchmark-matrix').then((module) => module.BenchmarkMatrix));

/** Everything a benchmark found out; the same on its page, on a share link, and in a file. */
export function BenchmarkReport({ view, isPublic = false }: { view: BenchmarkView; isPublic?: boolean }) {
  const { input, result, run } = view;
  const isFolded = isMatrix(input.suite) || input.suite === 'fastest-setting';
  const hasSamples = result.arms.some(({ samples }) => samples.length > 0);
  if (!hasSamples) return <p className="text-muted">No sample has been taken yet.</p>;
  return (
    <div className="min-w-0 space-y-4">
      <Answer view={view} />
      {input.suite === 'fastest-setting' ? (
        <SettingsReport view={view} isPublic={isPublic} />
      ) : isMatrix(input.suite) ? (
        <BenchmarkMatrix suite={input.suite} arms={result.arms} isLinked={!isPublic} />
      ) : (
        <>
          <MeasureChart arms={result.arms} measure="t3FirstTokenMs" runId={run.id} />
          <PhaseChart arms={result.arms} runId={run.id} />
        </>
      )}
      <ArmsTable arms={result.arms} isFolded={isFolded} />
      <SamplesTable arms={result.arms} isLinked={!isPublic} />
      <BenchmarkSettings view={view} />
    </div>
  );
}

function Answer({ view: { input, result } }: { view: BenchmarkView }) {
  const sentences = result.comparisons.filter(({ measure }) => measure === 't3FirstTokenMs');
  const different = result.arms.reduce((sum, { differentCount }) => sum + differentCount, 0);
  if (sentences.length === 0 && different === 0) return null;
  return (
    <Card title="Answer">
      <div className="space-y-1">
        {sentences.map((comparison) => (
          <p key={comparison.cache} className="text-lg font-semibold">
            {comparisonSentence(comparison)}
          </p>
        ))}
        {sentences.map(({ cache, comparison: { pairedMedianRatio, pairedInterval } }) =>
          pairedMedianRatio === null ? null : (
            <p key={cache} className="text-muted text-xs">
              Within pairs ({cacheWords[cache]}): {pairedMedianRatio.toFixed(2)}
              {pairedInterval && `, 95 % ${pairedInterval.low.toFixed(2)} to ${pairedInterval.high.toFixed(2)}`}.
            </p>
          ),
        )}
        {sentences.length > 0 && (
          <p className="text-muted text-xs">
            To the first token, from the moment the start was asked for. Ratio of medians with a 95 % bootstrap interval
            (seed {input.seed}). Warm-ups, failures and other answers are not counted.
          </p>
        )}
        {different > 0 && (
          <p className="text-warning">
            {different} restored {different === 1 ? 'server' : 'servers'} gave another answer than at the dump: not
            counted.
          </p>
        )}
      </div>
    </Card>
  );
}

const armColors = { 'cold-start': 'var(--muted)', restore: 'var(--accent)', dump: 'var(--success)' } as const;

/** The state of the page cache is said where arms differ in it; otherwise the answer above has said it. */
function nameOf({ label, cache }: ArmResult, arms: readonly ArmResult[]): string {
  return arms.every((arm) => arm.cache === cache) ? label : `${label}, ${cacheWords[cache]}`;
}

function MeasureChart({ arms, measure, runId }: { arms: readonly ArmResult[]; measure: Measure; runId: string }) {
  const rows = arms.map((arm) => ({
    key: arm.key,
    label: nameOf(arm, arms),
    values: valuesOf(arm.counted, measure),
    median: arm.summaries[measure]?.median ?? null,
    interval: arm.summaries[measure]?.medianInterval ?? null,
    color: armColors[arm.kind],
  }));
  return (
    <Card>
      <ArmDots title={measureTexts[measure].title} rows={rows} fileName={`benchmark-${runId.slice(0, 8)}-${measure}`} />
      <p className="text-muted mt-1 text-xs">
        Each dot is one start. The line is the median, the band its 95 % interval (from 5 samples on).
      </p>
    </Card>
  );
}

const phaseColors: Partial<Record<PhaseKey, string>> = {
  preflight: 'var(--chart-1)',
  launch: 'var(--chart-2)',
  'put-back': 'var(--chart-3)',
  restore: 'var(--chart-4)',
  health: 'var(--chart-5)',
  request: 'var(--chart-6)',
};

function PhaseChart({ arms, runId }: { arms: readonly ArmResult[]; runId: string }) {
  const rows = arms.flatMap((arm) => {
    const keys = [...new Set(arm.counted.flatMap(({ phases }) => phases.map(({ key }) => key)))];
    const segments = keys.flatMap((key) => {
      const color = phaseColors[key];
      const durations = arm.counted.flatMap(({ phases }) => phases.find((p) => p.key === key)?.durationMs ?? []);
      return color === undefined || durations.length === 0
        ? []
        : [{ key, title: phaseTitles[key], value: median(durations), color }];
    });
    return segments.length === 0 ? [] : [{ key: arm.key, label: nameOf(arm, arms), segments }];
  });
  if (rows.length === 0) return null;
  return (
    <Card>
      <StackedBars title="Where the time goes" rows={rows} fileName={`benchmark-${runId.slice(0, 8)}-phases`} />
      <p className="text-muted mt-1 text-xs">
        Median of each phase. Their sum is not the median of the whole: it goes on to the end of the answer.
      </p>
    </Card>
  );
}
