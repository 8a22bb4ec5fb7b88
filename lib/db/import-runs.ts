import 'server-only';
import { randomUUID } from 'node:crypto';
import { armsOf, type Arm } from '@/lib/domain/benchmark/arms';
import { suiteTexts, type BenchmarkInput } from '@/lib/domain/benchmark/input';
import type { RunMeasurement } from '@/lib/domain/measurement';
import type { RecordedSample } from '@/lib/domain/results/recorded-sample';
import { inputOf, type ResultsFile } from '@/lib/domain/results/results-file';
import { runKindTitles, type RunKind } from '@/lib/domain/run-kind';
import { toErrorView } from '@/lib/errors/to-error-view';
import { db } from './client';
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
  sampleRuns: { runId: string; fileName: string }[];
}
