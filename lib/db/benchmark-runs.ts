import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import type { PhaseView, RunSummary } from '@/lib/domain/views';
import { db } from './client';
import { fromRequiredJson } from './json';
import { toPhaseView, toRunSummary, withCheckpointName } from './run-view';

/** A benchmark can be continued more than once; nobody does it this often. */
const maxContinuations = 20;

/** A child run of a benchmark, with what a sample is made of. */
export interface BenchmarkChild {
  run: RunSummary;
  phases: PhaseView[];
  testbedId: string | null;
}

/** The child runs of a benchmark and of those it continues, oldest first. */
export async function listBenchmarkChildren(runId: string): Promise<BenchmarkChild[]> {
  const rows = await db().run.findMany({
    where: { parentRunId: { in: await continuedRunIds(runId) } },
    include: { ...withCheckpointName, phases: { orderBy: { ordinal: 'asc' } } },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map((row) => ({
    run: toRunSummary(row),
    phases: row.phases.map(toPhaseView),
    testbedId: row.testbedId,
  }));
}

/** The child runs of this one run, oldest first. */
export async function listChildren(runId: string): Promise<RunSummary[]> {
  const rows = await db().run.findMany({
    where: { parentRunId: runId },
    include: withCheckpointName,
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(toRunSummary);
}

/** A benchmark's own id, and those of the benchmarks it continues, newest first. */
export async function continuedRunIds(runId: string): Promise<string[]> {
  const ids = [runId];
  while (ids.length <= maxContinuations) {
    const row = await db().run.findUnique({ where: { id: ids.at(-1) ?? '' }, select: { kind: true, options: true } });
    if (row?.kind !== 'benchmark') break;
    const { continuesRunId } = fromRequiredJson<BenchmarkInput>(row.options);
    if (!continuesRunId || ids.includes(continuesRunId)) break;
    ids.push(continuesRunId);
  }
  return ids;
}
