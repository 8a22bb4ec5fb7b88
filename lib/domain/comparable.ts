import { runKindTitles, type RunKind } from './run-kind';
import { isFinal } from './run-status';
import type { RunSummary } from './views';

/** Kinds of runs that measure something which another run of the kind measures too. Benchmarks have a list of their own. */
const comparedKinds: readonly RunKind[] = ['checkpoint', 'restore', 'cold-start'];

/** True when a run can be put beside others of its kind: it is over, and its kind measures something. */
export function isComparable({ kind, status }: Pick<RunSummary, 'kind' | 'status'>): boolean {
  return comparedKinds.includes(kind) && isFinal(status);
}

/** What runs are offered beside a run, in words. */
export function comparableWords({ kind, specName }: Pick<RunSummary, 'kind' | 'specName'>): string {
  const of = specName === null ? 'without a spec' : `of the spec ${specName}`;
  return `runs of the kind “${runKindTitles[kind]}” ${of} that have ended`;
}
