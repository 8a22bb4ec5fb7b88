import { z } from 'zod';
import { armsOf } from '../benchmark/arms';
import { benchmarkInputSchema, type BenchmarkInput } from '../benchmark/input';
import { suites } from '../benchmark/suite';
import { benchmarkResult, type BenchmarkResult, type Sample } from '../benchmark/result';
import { idSchema } from '../names';
import { runStatuses } from '../run-status';
import { specSchema } from '../spec';
import { recordedSampleSchema, type RecordedSample } from './recorded-sample';
import { testbedSchema } from './testbed-schema';

export const resultsFormat = 'gpu-load-results';
export const resultsVersion = 1;

const { suite: _suite, ...askedFor } = benchmarkInputSchema.shape;

/** Settings as they were, which need not be what can be asked for today. */
const recordedInputSchema = z.object({
  ...askedFor,
  samples: z.number().int().min(0),
  warmUps: z.number().int().min(0),
  cache: z.enum(['warm', 'dropped', 'both', 'unknown']),
  coolDownMs: z.number().int().min(0).nullable(),
});

const time = z.iso.datetime();

/** A benchmark with every sample in one JSON document. docs/results-format.md explains every field. */
export const resultsFileSchema = z
  .object({
    format: z.literal(resultsFormat),
    version: z.literal(resultsVersion),
    /** What wrote the file. */
    product: z.object({ name: z.string().max(100), version: z.string().max(100).nullable() }),
    exportedAt: time,
    benchmark: z.object({
      id: idSchema,
      title: z.string().min(1).max(500),
      status: z.enum(runStatuses),
      specName: z.string().max(500).nullable(),
      createdAt: time,
      startedAt: time.nullable(),
      finishedAt: time.nullable(),
      /** The file that the exporting installation had it from; null: measured there. */
      importedFrom: z.string().max(500).nullable(),
      testbedId: z.string().max(200).nullable(),
    }),
    suite: z.enum(suites),
    input: recordedInputSchema,
    /** The launch spec, secrets masked. */
    spec: specSchema.nullable(),
    testbeds: z.array(z.object({ id: z.string().min(1).max(200), facts: testbedSchema })).max(1_000),
    samples: z.array(recordedSampleSchema).max(20_000),
  })
  .check(({ value: file, issues }) => {
    const refuse = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', input: undefined, path, message });
    const arms = new Map(armsOf(inputOf(file)).map((arm) => [arm.key, arm]));
    const testbeds = new Set(file.testbeds.map(({ id }) => id));
    const knows = (id: string | null) => id === null || testbeds.has(id);
    if (!knows(file.benchmark.testbedId)) refuse(['benchmark', 'testbedId'], 'No testbed of the file has this id.');
    file.samples.forEach(({ arm, cache, testbedId }, i) => {
      const known = arms.get(arm);
      if (!known) refuse(['samples', i, 'arm'], `Not an arm of this benchmark: ${[...arms.keys()].join(', ')}.`);
      else if (known.cache !== cache) refuse(['samples', i, 'cache'], `Arm ${arm} has the state ${known.cache}.`);
      if (!knows(testbedId)) refuse(['samples', i, 'testbedId'], 'No testbed of the file has this id.');
    });
  });
export type ResultsFile = z.infer<typeof resultsFileSchema>;

/** The settings as the benchmark's functions take them. */
export function inputOf({ suite, input }: Pick<ResultsFile, 'suite' | 'input'>): BenchmarkInput {
  return { ...input, suite };
}

/** The samples of a file as the benchmark's functions take them. */
export function samplesOf({ samples }: Pick<ResultsFile, 'samples'>): Sample[] {
  return samples.map(toSample);
}

/** What a file's samples say: the same as they said where they were measured. */
export function resultOf(file: ResultsFile): BenchmarkResult {
  return benchmarkResult(inputOf(file), samplesOf(file));
}

function toSample({ id, phases, error, ...sample }: RecordedSample): Sample {
  const { arm, index, isWarmUp, cache, status, startedAt, answerMatch, values } = sample;
  return {
    ...{ arm, index, isWarmUp, cache, status, startedAt, answerMatch, values },
    runId: id,
    phases: phases.flatMap(({ key, durationMs }) => (durationMs === null ? [] : [{ key, durationMs }])),
    errorTitle: error?.title ?? null,
  };
}
