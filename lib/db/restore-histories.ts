import 'server-only';
import { db } from './client';
import { Prisma } from './generated/client';

/** What the runs of a checkpoint say about its restores. */
export interface RestoreHistory {
  restoreCount: number;
  lastRestoreAt: string | null;
  lastRestoreDurationMs: number | null;
}

export const neverRestored: RestoreHistory = { restoreCount: 0, lastRestoreAt: null, lastRestoreDurationMs: null };

interface Row {
  id: string;
  count: number | bigint;
  at: string | number | null;
  durationMs: number | bigint | null;
}

/**
 * Histories by checkpoint id: how many restores succeeded, and the newest of them. Those that were never restored have
 * none.
 * @param ids of which checkpoints; all of them when it is left out.
 */
export async function restoreHistories(ids?: readonly string[]): Promise<Map<string, RestoreHistory>> {
  // One parameter, however many ids there are: SQLite bounds both their number and the depth of an expression.
  const asked =
    ids === undefined
      ? Prisma.sql`"checkpointId" IS NOT NULL`
      : Prisma.sql`"checkpointId" IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  // Beside max(), SQLite takes the other columns of the row that has it. An index covers the whole query.
  const rows = await db().$queryRaw<Row[]>`
    SELECT "checkpointId" AS "id", count(*) AS "count", max("finishedAt") AS "at", "engineDurationMs" AS "durationMs"
    FROM "Run" WHERE ${asked} AND "kind" = 'restore' AND "status" = 'succeeded'
    GROUP BY "checkpointId"`;
  return new Map(
    rows.map(({ id, count, at, durationMs }) => [
      id,
      {
        restoreCount: Number(count),
        lastRestoreAt: at === null ? null : new Date(at).toISOString(),
        lastRestoreDurationMs: durationMs === null ? null : Number(durationMs),
      },
    ]),
  );
}
