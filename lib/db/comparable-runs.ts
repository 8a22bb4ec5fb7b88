import 'server-only';
import { runStatuses, isFinal } from '@/lib/domain/run-status';
import type { RunSummary } from '@/lib/domain/views';
import { db } from './client';
import { toRunSummary, withCheckpointName } from './run-view';

/**
 * Ended runs of the kind and the spec of a run, newest first, without itself. Samples of a benchmark are many and are
 * compared there: they are offered to samples of the same one only.
 */
export async function listComparableRuns(
  { id, kind, specName, parentRunId }: Pick<RunSummary, 'id' | 'kind' | 'specName' | 'parentRunId'>,
  limit: number,
): Promise<RunSummary[]> {
  const rows = await db().run.findMany({
    where: {
      kind,
      specName,
      id: { not: id },
      status: { in: runStatuses.filter(isFinal) },
      OR: [
        { parentRunId: null },
        { parent: { kind: { not: 'benchmark' } } },
        ...(parentRunId === null ? [] : [{ parentRunId }]),
      ],
    },
    include: withCheckpointName,
    orderBy: { createdAt: 'desc' },
    take: limit,
  });
  return rows.map(toRunSummary);
}
