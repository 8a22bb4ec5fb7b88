import 'server-only';
import type { Retention } from '@/lib/domain/retention';
import { db } from './client';
import { Prisma } from './generated/client';
import { untilWritable } from './until-writable';

/** Why a run that is old enough keeps its log. */
type Spared = 'golden' | 'shared' | 'benchmark';

/** A run that is over, old enough, and still has its log. */
export interface OldRun {
  id: string;
  createdAt: Date;
  spared: Spared | null;
}

/**
 * Runs that a setting is about, oldest first. Spared are the runs that made a golden checkpoint, those behind a link
 * that works (with their parents and children), and benchmarks with all their samples.
 */
export async function listOldRuns(retention: Retention, now: Date): Promise<OldRun[]> {
  const before = await boundary(retention, now);
  if (before === null) return [];
  const rows = await db().$queryRaw<{ id: string; createdAt: string | number; spared: Spared | null }[]>`
    WITH shared AS (
      SELECT j.value AS "id" FROM "Share" s, json_each(s."runIds") j WHERE s."revokedAt" IS NULL
    )
    SELECT r."id", r."createdAt",
      CASE
        WHEN r."kind" = 'benchmark' OR p."kind" = 'benchmark' THEN 'benchmark'
        WHEN r."id" IN shared OR r."parentRunId" IN shared
          OR EXISTS (SELECT 1 FROM "Run" c WHERE c."parentRunId" = r."id" AND c."id" IN shared) THEN 'shared'
        WHEN EXISTS (SELECT 1 FROM "Checkpoint" k WHERE k."createdByRunId" = r."id" AND k."isGolden" AND k."state" <> 'deleted')
          THEN 'golden'
      END AS "spared"
    FROM "Run" r LEFT JOIN "Run" p ON p."id" = r."parentRunId"
    WHERE r."createdAt" < ${before} AND r."finishedAt" IS NOT NULL
      AND EXISTS (SELECT 1 FROM "RunEvent" e WHERE e."runId" = r."id" AND e."seq" < r."lastSeq")
    ORDER BY r."createdAt"`;
  return rows.map(({ id, createdAt, spared }) => ({ id, createdAt: new Date(createdAt), spared }));
}

/** Runs created before this moment are old; null: none is. */
async function boundary(retention: Retention, now: Date): Promise<Date | null> {
  if (retention.keep === 'all') return null;
  if (retention.keep === 'days') return new Date(now.getTime() - retention.days * 24 * 3_600_000);
  // No two runs have the same time of creation.
  const oldestKept = await db().run.findFirst({
    orderBy: { createdAt: 'desc' },
    skip: retention.runs - 1,
    select: { createdAt: true },
  });
  return oldestKept?.createdAt ?? null;
}

/** Events of these runs and their bytes, and where their log files lie. */
export async function measureLogs(runIds: readonly string[]): Promise<{ events: number; eventBytes: number }> {
  // One parameter, however many ids there are.
  const [row] = await db().$queryRaw<{ events: number | bigint; bytes: number | bigint | null }[]>`
    SELECT count(*) AS "events", sum(length(e."payload") + length(e."runId") + 40) AS "bytes"
    FROM "RunEvent" e WHERE e."runId" IN (SELECT value FROM json_each(${JSON.stringify(runIds)}))`;
  return { events: Number(row?.events ?? 0), eventBytes: Number(row?.bytes ?? 0) };
}

/** Takes the log of one run: its events, the output of its commands, the names of its files. `note` is left instead. */
export async function forgetLog(runId: string, note: string): Promise<void> {
  const run = await db().run.findUnique({ where: { id: runId }, select: { lastSeq: true, finishedAt: true } });
  if (!run?.finishedAt) return;
  const seq = run.lastSeq;
  const at = new Date();
  const payload = JSON.stringify({ seq, at: at.toISOString(), source: 'product', text: note });
  const take = () =>
    db().$transaction([
      db().runEvent.deleteMany({ where: { runId } }),
      db().runEvent.create({ data: { runId, seq, type: 'log', payload, at }, select: { seq: true } }),
      db().runCommand.updateMany({ where: { runId }, data: { stdoutTail: '', stderrTail: '', jobDir: null } }),
      db().runLogFile.deleteMany({ where: { runId } }),
    ]);
  await untilWritable(take);
}

/** Bytes of the database file, as SQLite counts its pages. */
export async function databaseBytes(): Promise<number> {
  const [count] = await db().$queryRaw<{ page_count: number | bigint }[]>(Prisma.sql`PRAGMA page_count`);
  const [size] = await db().$queryRaw<{ page_size: number | bigint }[]>(Prisma.sql`PRAGMA page_size`);
  return Number(count?.page_count ?? 0) * Number(size?.page_size ?? 0);
}
