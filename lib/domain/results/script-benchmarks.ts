import { suiteTexts, type Suite } from '../benchmark/suite';
import { armKey } from '../benchmark/plan';
import type { RecordedSample } from './recorded-sample';
import { resultsFormat, resultsVersion, type ResultsFile } from './results-file';
import { measurementOf, type ScriptMeasurement, type ScriptResult } from './script-result';

/** A result of a script, and which of the chosen files it is. */
export interface ScriptSource {
  result: ScriptResult;
  source: number;
}

type Start = ScriptSource & { measured: ScriptMeasurement };

/** Seed of the intervals; any number will do, as long as it stays the same. */
const bootstrapSeed = 1;

/** Scripts have no spec here. */
const unknownSpecId = 'imported';

/**
 * Results of scripts as benchmarks: one for each model, since different models are different servers. What the scripts
 * do not record (page cache, testbed, pause) is unknown, not guessed.
 * @returns each benchmark, with the file of each of its samples in order.
 */
export function scriptBenchmarks(all: readonly ScriptSource[]): { results: ResultsFile; sources: number[] }[] {
  const models = [...new Set(all.map(({ result }) => result.model))];
  return models.map((model) => {
    const starts = all
      .filter(({ result }) => result.model === model)
      .map((start) => ({ ...start, measured: measurementOf(start.result) }))
      .sort((a, b) => Date.parse(a.measured.startedAt) - Date.parse(b.measured.startedAt));
    return { results: benchmarkOf(model, starts), sources: starts.map(({ source }) => source) };
  });
}

function benchmarkOf(model: string, starts: readonly Start[]): ResultsFile {
  const suite = suiteOf(starts);
  const first = starts[0]?.measured.startedAt ?? '';
  const last = starts.map(({ measured }) => measured.finishedAt).sort();
  const finishedAt = last.at(-1) ?? first;
  const samples = starts.map((start, i) => sampleOf(start, starts.slice(0, i)));
  return {
    format: resultsFormat,
    version: resultsVersion,
    product: { name: 'gpu-checkpoint-benchmarks', version: null },
    exportedAt: finishedAt,
    benchmark: {
      id: 'scripts',
      title: suiteTexts[suite].title,
      status: 'succeeded',
      specName: model,
      createdAt: first,
      startedAt: first,
      finishedAt,
      importedFrom: null,
      testbedId: null,
    },
    suite,
    input: {
      specId: unknownSpecId,
      checkpointId: null,
      samples: Math.max(...samples.map(({ index }) => index + 1)),
      warmUps: 0,
      cache: 'unknown',
      acceptCacheDrop: false,
      coolDownMs: null,
      seed: bootstrapSeed,
      keepCheckpoint: false,
      continuesRunId: null,
    },
    spec: null,
    testbeds: [],
    samples,
  };
}

function suiteOf(starts: readonly Start[]): Suite {
  const types = new Set(starts.map(({ result }) => result.type));
  if (types.size === 2) return 'restore-vs-cold-start';
  return types.has('criu') ? 'restore-speed' : 'cold-start-speed';
}

// The n-th cold start and the n-th restore are a pair, as `run-benchmarks.py` takes them.
function sampleOf({ result, measured, source }: Start, before: readonly Start[]): RecordedSample {
  const isRestore = result.type === 'criu';
  return {
    id: `file-${source + 1}`,
    arm: armKey(isRestore ? 'restore' : 'cold-start', 'unknown'),
    index: before.filter((earlier) => earlier.result.type === result.type).length,
    isWarmUp: false,
    cache: 'unknown',
    status: 'succeeded',
    startedAt: measured.startedAt,
    finishedAt: measured.finishedAt,
    // The scripts ask another question after a restore than after a cold start, and keep neither answer.
    answerMatch: isRestore ? 'not-compared' : null,
    values: measured.values,
    phases: measured.phases.map((phase) => ({ ...phase, status: 'succeeded' })),
    error: null,
    testbedId: null,
    dumpStats: null,
    restoreStats: null,
    commands: [],
  };
}
