import type { BenchmarkView } from './benchmark/view';
import { settingPrefix, testbedPrefix, type ComparedColumn, type Comparison } from './comparison';
import type { RunMeasurement } from './measurement';
import { dumpOptionsSchema, restoreOptionsSchema } from './options';
import { runKindTitles } from './run-kind';
import type { RunDetail } from './views';

// Names are typed by people, so the two settings that hold a name or an address stay here.
const shownSettings = new Set(
  Object.keys({
    ...dumpOptionsSchema.shape,
    ...restoreOptionsSchema.omit({ newName: true, hostPort: true }).shape,
  }),
);
const hiddenSettings = new Set(['newName', 'hostPort'].map((name) => settingPrefix + name));
const shownFacts = new Set(['Kind', 'Status', 'Spec']);
const hostnameFact = `${testbedPrefix}hostname`;
const hidden = 'hidden';
/** Says that figures were imported, without the name of the file. */
const unnamedFile = 'a file';

/** A run as a link shows it. */
export function sharedRun(run: RunDetail, showsHostname: boolean): RunDetail {
  return {
    ...run,
    title: sharedTitle(run),
    measurement: run.measurement && sharedMeasurement(run.measurement),
    containerName: null,
    checkpointName: null,
    checkpointId: null,
    parentRunId: null,
    spec: null,
    options: { options: sharedSettings(run.options) },
    commands: [],
    children: [],
    logFiles: [],
    importedFrom: run.importedFrom && unnamedFile,
    phases: run.phases.map((phase) => ({ ...phase, note: null })),
    error: run.error && {
      code: run.error.code,
      title: run.error.title,
      detail: '',
      remedy: [],
      docsHref: run.error.docsHref,
      decisiveLine: null,
      logTail: [],
    },
    testbed: run.testbed && { ...run.testbed, hostname: showsHostname ? run.testbed.hostname : '' },
  };
}

/** A benchmark as a link shows it. The ids of its runs lead nowhere without a session. */
export function sharedBenchmark(view: BenchmarkView, showsHostname: boolean): BenchmarkView {
  return { ...view, run: sharedRun(view.run, showsHostname) };
}

/**
 * A comparison as a link shows it. It is made of the whole runs, so that what differs in a hidden
 * part is still said to differ; only the values are hidden.
 */
export function sharedComparison(comparison: Comparison, showsHostname: boolean): Comparison {
  const isTold = ({ name }: { name: string }) => showsHostname || name !== hostnameFact;
  return {
    ...comparison,
    columns: comparison.columns.map((column): ComparedColumn => ({
      ...column,
      title: sharedTitle(column),
      facts: {},
      figures: {},
    })),
    differing: comparison.differing
      .filter(isTold)
      .map(({ name, values }) => ({ name, values: isShown(name) ? values : hiddenValues(values) })),
    same: comparison.same.filter(isTold).map(({ name, value }) => ({ name, value: isShown(name) ? value : hidden })),
  };
}

/** Equal values keep equal letters, so that it can be seen which columns are alike. */
function hiddenValues(values: readonly string[]): string[] {
  const distinct = [...new Set(values)];
  return values.map((value) => `${hidden} ${'ABCDEF'.charAt(distinct.indexOf(value))}`);
}

function isShown(name: string): boolean {
  if (name.startsWith(settingPrefix)) return !hiddenSettings.has(name);
  return shownFacts.has(name) || name.startsWith(testbedPrefix);
}

/** The titles of these two kinds end with the container's name. */
function sharedTitle({ kind, title }: Pick<RunDetail, 'kind' | 'title'>): string {
  return kind === 'stop' || kind === 'remove' ? runKindTitles[kind] : title;
}

function sharedMeasurement(measurement: RunMeasurement): RunMeasurement {
  const { answer: _1, referenceAnswer: _2, layerFilesChangedInGap: _3, hostPort: _4, ...figures } = measurement;
  return figures;
}

function sharedSettings(options: unknown): Record<string, unknown> {
  const settings = (options as { options?: object } | null)?.options ?? {};
  return Object.fromEntries(Object.entries(settings).filter(([name]) => shownSettings.has(name)));
}
