import 'server-only';
import { armsOf, type Arm } from '@/lib/domain/benchmark/arms';
import type { RunMeasurement } from '@/lib/domain/measurement';
import { measures } from '@/lib/domain/benchmark/measures';
import type { RecordedSample } from '@/lib/domain/results/recorded-sample';
import { inputOf, type ResultsFile } from '@/lib/domain/results/results-file';
import { runKindTitles, type RunKind } from '@/lib/domain/run-kind';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import type { Prisma } from './generated/client';
import { toJson } from './json';
import { figureColumns } from './run-figures';
import { testbedRow } from './testbeds';

/** Host of every imported run, so that none counts as something this machine has shown. */
export const importedHostId = 'imported';

/** A benchmark to be stored, with the names of the files it comes from. */
export interface RunImport {
  /** Id of the benchmark's run. */
  runId: string;
  fileName: string;
  results: ResultsFile;
  /** Id and file of each sample's run, in the order of the samples. */
  sampleRuns: readonly { runId: string; fileName: string }[];
}

/** Rows of an import, in the order in which they can be stored. */
export interface ImportRows {
  testbeds: { id: string; facts: string }[];
  runs: Prisma.RunCreateManyInput[];
  phases: Prisma.RunPhaseCreateManyInput[];
  commands: Prisma.RunCommandCreateManyInput[];
}

/**
 * The rows of an imported benchmark: its run and one for each sample, all ended. They have no spec and no checkpoint
 * of this installation, so nothing can be started from them.
 * @param newClock makes a clock that gives each row a free time of its own, in the order of its calls.
 */
export function importRows(
  { runId, fileName, results, sampleRuns }: RunImport,
  newClock: () => (wanted: Date) => Date,
): ImportRows {
  const { benchmark, spec, samples } = results;
  const input = inputOf(results);
  const testbeds = new Map(results.testbeds.map(({ id, facts }) => [id, testbedRow(facts)]));
  const arms = new Map(armsOf(input).map((arm) => [arm.key, arm]));
  const testbedIdOf = (id: string | null) => (id === null ? null : (testbeds.get(id)?.id ?? null));
  const common = {
    hostId: importedHostId,
    specName: spec?.name ?? benchmark.specName,
    specSnapshot: toJson(spec),
  };
  const parent: Prisma.RunCreateManyInput = {
    ...common,
    id: runId,
    kind: 'benchmark' satisfies RunKind,
    status: benchmark.status,
    title: benchmark.title,
    importedFrom: fileName,
    testbedId: testbedIdOf(benchmark.testbedId),
    // What it continued is in the file as samples of its own; a run here with that id would be another one.
    options: JSON.stringify({ ...input, continuesRunId: null }),
    createdAt: newClock()(new Date(benchmark.createdAt)),
    startedAt: toDate(benchmark.startedAt),
    finishedAt: toDate(benchmark.finishedAt),
  };
  const clock = newClock();
  const rows = samples.map((sample, i) => {
    const id = sampleRuns[i]?.runId;
    if (id === undefined) throw new Error(`Sample ${i} of ${fileName} has no id.`);
    const kind = kindOf(arms.get(sample.arm));
    const measurement = measurementOf(sample);
    const run: Prisma.RunCreateManyInput = {
      ...common,
      id,
      kind,
      parentRunId: runId,
      status: sample.status,
      title: runKindTitles[kind],
      importedFrom: sampleRuns[i]?.fileName ?? fileName,
      testbedId: testbedIdOf(sample.testbedId),
      options: 'null',
      measurement: JSON.stringify(measurement),
      error: toJson(sample.error && errorOf(sample.error)),
      ...figureColumns(measurement),
      createdAt: clock(new Date(sample.startedAt ?? benchmark.createdAt)),
      startedAt: toDate(sample.startedAt),
      finishedAt: toDate(sample.finishedAt),
    };
    return { run, sample };
  });
  return {
    testbeds: [...testbeds.values()],
    runs: [parent, ...rows.map(({ run }) => run)],
    phases: rows.flatMap(({ run, sample }) =>
      sample.phases.map((phase, ordinal) => ({ runId: run.id, ordinal, ...phase })),
    ),
    commands: rows.flatMap(({ run, sample }) =>
      sample.commands.map(({ argv, startedAt, durationMs, exitCode }, i) => ({
        ...{ runId: run.id, ordinal: i + 1, durationMs, exitCode },
        argv: JSON.stringify(argv),
        startedAt: new Date(startedAt),
      })),
    ),
  };
}

function kindOf(arm: Arm | undefined): 'checkpoint' | 'restore' | 'cold-start' {
  if (!arm) throw new Error('A sample is of no arm of its benchmark.');
  return arm.kind === 'dump' ? 'checkpoint' : arm.kind;
}

function measurementOf(sample: RecordedSample): RunMeasurement {
  const { arm, index, isWarmUp, cache, values, answerMatch, dumpStats, restoreStats } = sample;
  return {
    ...Object.fromEntries(measures.flatMap((name) => (values[name] === null ? [] : [[name, values[name]]]))),
    ...(answerMatch === null ? {} : { answerMatch }),
    ...(dumpStats === null ? {} : { dumpStats }),
    ...(restoreStats === null ? {} : { restoreStats }),
    sample: { arm, index, isWarmUp, cache },
  };
}

function errorOf({ code, title, detail }: NonNullable<RecordedSample['error']>): ErrorView {
  return { code, title, detail, remedy: [], docsHref: paths.error(code), decisiveLine: null, logTail: [] };
}

function toDate(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
