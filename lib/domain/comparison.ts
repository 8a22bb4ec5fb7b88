import { measures, measureTexts, type Measure } from './benchmark/measures';
import { cacheWords } from './benchmark/sentence';
import type { BenchmarkView } from './benchmark/view';
import type { RunKind } from './run-kind';
import type { RunDetail } from './views';

export const minCompared = 2;
export const maxCompared = 6;

/** One run or benchmark of a comparison, as names and values. */
export interface ComparedColumn {
  runId: string;
  title: string;
  kind: RunKind;
  startedAt: string;
  facts: Record<string, string>;
  figures: Record<string, { measure: Measure; value: number; n: number }>;
}

export interface Comparison {
  columns: ComparedColumn[];
  /** Facts in which the columns differ, with the value of each. */
  differing: { name: string; values: string[] }[];
  /** Facts that are the same in all. */
  same: { name: string; value: string }[];
  /** Figures that at least one column has; `ratio` is to the first column's. */
  figures: { name: string; measure: Measure; cells: { value: number | null; n: number; ratio: number | null }[] }[];
}

const none = '–';

/** What the names of settings and of the testbed's facts begin with. */
export const settingPrefix = 'Setting: ';
export const testbedPrefix = 'Testbed: ';

/** Puts runs and benchmarks side by side: first what differs between them, then the numbers. */
export function compareColumns(columns: ComparedColumn[]): Comparison {
  const names = [...new Set(columns.flatMap(({ facts }) => Object.keys(facts)))];
  const rows = names.map((name) => ({ name, values: columns.map(({ facts }) => facts[name] ?? none) }));
  const figureNames = [...new Set(columns.flatMap(({ figures }) => Object.keys(figures)))];
  return {
    columns,
    differing: rows.filter(({ values }) => new Set(values).size > 1),
    same: rows
      .filter(({ values }) => new Set(values).size === 1)
      .map(({ name, values }) => ({ name, value: values[0] ?? none })),
    figures: figureNames.map((name) => {
      const cells = columns.map(({ figures }) => figures[name]);
      const first = cells[0]?.value ?? null;
      return {
        name,
        measure: cells.find((cell) => cell !== undefined)?.measure ?? 't3FirstTokenMs',
        cells: cells.map((cell) => ({
          value: cell?.value ?? null,
          n: cell?.n ?? 0,
          ratio: first === null || first === 0 || !cell ? null : cell.value / first,
        })),
      };
    }),
  };
}

/** A benchmark as a column: the median of every arm. */
export function columnOfBenchmark({ run, input, result }: BenchmarkView): ComparedColumn {
  const figures = result.arms.flatMap(({ label, cache, summaries }) =>
    measures.flatMap((measure) => {
      const summary = summaries[measure];
      const name = `${label}, ${cacheWords[cache]}: ${measureTexts[measure].title}`;
      return summary ? [[name, { measure, value: summary.median, n: summary.n }] as const] : [];
    }),
  );
  const { suite, samples, warmUps, cache, coolDownMs, seed } = input;
  const settings = { suite, samples, warmUps, cache, coolDownMs, seed };
  return { ...columnOf(run, settings), figures: Object.fromEntries(figures) };
}

/** A run as a column: what it measured. */
export function columnOfRun(run: RunDetail): ComparedColumn {
  const figures = measures.flatMap((measure) => {
    const value = run.measurement?.[measure] ?? null;
    return value === null ? [] : [[measureTexts[measure].title, { measure, value, n: 1 }] as const];
  });
  const options = (run.options as { options?: Record<string, unknown> } | null)?.options ?? {};
  return { ...columnOf(run, options), figures: Object.fromEntries(figures) };
}

function columnOf(run: RunDetail, settings: Record<string, unknown>) {
  // Two specs of one name can differ: a spec is edited, and each run keeps the one it used.
  const { name: _name, description: _description, ...launchSpec } = run.spec ?? {};
  return {
    runId: run.id,
    kind: run.kind,
    title: run.title,
    startedAt: run.startedAt ?? run.createdAt,
    facts: {
      Kind: run.kind,
      Status: run.status,
      Spec: run.specName ?? none,
      Checkpoint: run.checkpointName ?? none,
      'Imported from': run.importedFrom ?? none,
      ...prefixed(settingPrefix, settings),
      ...prefixed(testbedPrefix, run.testbed ?? {}),
      ...prefixed('Launch spec: ', launchSpec),
    },
  };
}

function prefixed(prefix: string, values: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [`${prefix}${name}`, factText(value)]),
  );
}

function factText(value: unknown): string {
  if (value === null || value === undefined) return none;
  if (Array.isArray(value)) return value.map(factText).join(', ') || 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
