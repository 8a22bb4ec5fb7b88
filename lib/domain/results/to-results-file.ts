import type { BenchmarkInput } from '../benchmark/input';
import { measureOf, measures, type Measure } from '../benchmark/measures';
import { isFinal, type RunStatus } from '../run-status';
import { maskSpec } from '../masked-spec';
import type { Testbed } from '../testbed';
import type { PhaseView, RunCommandView, RunDetail, RunSummary } from '../views';
import type { ErrorView } from '@/lib/errors/error-view';
import type { RecordedSample } from './recorded-sample';
import { resultsFormat, resultsVersion, type ResultsFile } from './results-file';

/** A child run of a benchmark with what a results file says about it. */
export interface SampleRun {
  run: RunSummary;
  phases: PhaseView[];
  commands: Pick<RunCommandView, 'argv' | 'startedAt' | 'durationMs' | 'exitCode'>[];
  error: ErrorView | null;
  testbedId: string | null;
}

/** A benchmark as it is stored, ready to be written into a file. */
export interface StoredBenchmark {
  run: RunDetail;
  input: BenchmarkInput;
  testbedId: string | null;
  children: SampleRun[];
  testbeds: { id: string; facts: Testbed }[];
}

/** A stored benchmark as a results file. Samples that have not ended are no results yet and are left out. */
export function toResultsFile(
  { run, input: { suite, ...input }, testbedId, children, testbeds }: StoredBenchmark,
  { product, exportedAt }: Pick<ResultsFile, 'product' | 'exportedAt'>,
): ResultsFile {
  const { id, title, status, specName, createdAt, startedAt, finishedAt, importedFrom } = run;
  return {
    format: resultsFormat,
    version: resultsVersion,
    product,
    exportedAt,
    benchmark: { id, title, status, specName, createdAt, startedAt, finishedAt, importedFrom, testbedId },
    suite,
    input,
    spec: run.spec && maskSpec(run.spec),
    testbeds,
    samples: children.flatMap((child) => toRecordedSample(child) ?? []),
  };
}

function toRecordedSample({ run, phases, commands, error, testbedId }: SampleRun): RecordedSample | null {
  const { id, status, startedAt, finishedAt, measurement } = run;
  if (!measurement?.sample || !isEnded(status)) return null;
  const { arm, index, isWarmUp, cache } = measurement.sample;
  const values = measures.map((measure) => [measure, measureOf(measurement, measure)]);
  return {
    ...{ id, arm, index, isWarmUp, cache, status, startedAt, finishedAt },
    answerMatch: measurement.answerMatch ?? null,
    values: Object.fromEntries(values) as Record<Measure, number | null>,
    phases: phases.map(({ key, status: phaseStatus, durationMs }) => ({ key, status: phaseStatus, durationMs })),
    error: error && { code: error.code, title: error.title, detail: error.detail },
    testbedId,
    dumpStats: measurement.dumpStats ?? null,
    restoreStats: measurement.restoreStats ?? null,
    commands: commands.map(({ argv, startedAt: at, durationMs, exitCode }) => ({
      ...{ argv, startedAt: at, durationMs, exitCode },
    })),
  };
}

function isEnded(status: RunStatus): status is RecordedSample['status'] {
  return isFinal(status);
}
