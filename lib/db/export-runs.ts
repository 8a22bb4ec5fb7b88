import 'server-only';
import type { SampleRun } from '@/lib/domain/results/to-results-file';
import type { Testbed } from '@/lib/domain/testbed';
import type { ErrorView } from '@/lib/errors/error-view';
import { continuedRunIds } from './benchmark-runs';
import { db } from './client';
import { fromJson, fromRequiredJson } from './json';
import { toCommandView, toPhaseView, toRunSummary, withCheckpointName } from './run-view';

/** What a results file holds beside the benchmark's own run: its child runs, oldest first, and their testbeds. */
export async function listExportedRuns(
  runId: string,
): Promise<{ testbedId: string | null; children: SampleRun[]; testbeds: { id: string; facts: Testbed }[] }> {
  const parent = await db().run.findUnique({ where: { id: runId }, select: { testbedId: true } });
  const rows = await db().run.findMany({
    where: { parentRunId: { in: await continuedRunIds(runId) } },
    include: {
      ...withCheckpointName,
      phases: { orderBy: { ordinal: 'asc' } },
      commands: { orderBy: { ordinal: 'asc' } },
    },
    orderBy: { createdAt: 'asc' },
  });
  const testbedId = parent?.testbedId ?? null;
  const ids = [...new Set([testbedId, ...rows.map((row) => row.testbedId)])].filter((id) => id !== null);
  const testbeds = await db().testbed.findMany({ where: { id: { in: ids } } });
  return {
    testbedId,
    children: rows.map((row) => ({
      run: toRunSummary(row),
      phases: row.phases.map(toPhaseView),
      commands: row.commands.map(toCommandView),
      error: fromJson<ErrorView>(row.error),
      testbedId: row.testbedId,
    })),
    testbeds: testbeds.map(({ id, facts }) => ({ id, facts: fromRequiredJson<Testbed>(facts) })),
  };
}
