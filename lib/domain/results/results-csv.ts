import { shellQuote } from '@/lib/format/shell-quote';
import { measures } from '../benchmark/measures';
import { isCounted } from '../benchmark/result';
import type { PhaseKey } from '../phase';
import { toCsv, type CsvCell } from './csv';
import { samplesOf, type ResultsFile } from './results-file';

/** Every sample as one row, in the order of the file. Names of columns are those of the JSON; units are in them. */
export function resultsCsv(file: ResultsFile): string {
  const phases = [...new Set(file.samples.flatMap((sample) => sample.phases.map(({ key }) => key)))];
  const counted = samplesOf(file).map(isCounted);
  const testbeds = new Map(file.testbeds.map(({ id, facts }) => [id, facts]));
  const rows = file.samples.map((sample, i): CsvCell[] => {
    const testbed = testbeds.get(sample.testbedId ?? '');
    return [
      ...[file.benchmark.id, file.suite, file.benchmark.specName],
      ...[sample.arm, sample.index, sample.isWarmUp, sample.cache, sample.status, counted[i] ?? false],
      ...[sample.answerMatch, sample.startedAt, sample.finishedAt],
      ...measures.map((measure) => sample.values[measure]),
      ...phases.map((phase) => durationOf(sample.phases, phase)),
      ...[sample.error?.code ?? null, sample.error?.title ?? null, sample.error?.detail ?? null],
      ...[testbed?.hostname, testbed?.kernel, testbed?.podman, testbed?.runtime, testbed?.criu].map(known),
      ...[testbed?.gpuDriver, testbed?.gpus.join('; ')].map(known),
      sample.commands.map(({ argv }) => shellQuote(argv)).join('; '),
    ];
  });
  return toCsv([headerOf(phases), ...rows]);
}

function headerOf(phases: readonly PhaseKey[]): string[] {
  return [
    ...['benchmarkId', 'suite', 'specName'],
    ...['arm', 'index', 'isWarmUp', 'cache', 'status', 'isCounted'],
    ...['answerMatch', 'startedAt', 'finishedAt'],
    ...measures,
    ...phases.map((phase) => `${phase} phase durationMs`),
    ...['errorCode', 'errorTitle', 'errorDetail'],
    ...['hostname', 'kernel', 'podman', 'runtime', 'criu', 'gpuDriver', 'gpus'],
    'commands',
  ];
}

function durationOf(phases: ResultsFile['samples'][number]['phases'], key: PhaseKey): number | null {
  return phases.find((phase) => phase.key === key)?.durationMs ?? null;
}

function known(value: string | null | undefined): CsvCell {
  return value ?? null;
}
