import 'server-only';
import type { LogPage } from '@/lib/domain/log-page';
import type { RunLogLine } from '@/lib/domain/views';
import { db } from './client';
import { fromRequiredJson } from './json';

/** The newest `limit` lines of a run's log, or of the part of it before `beforeSeq`, and how many come before them. */
export async function readLogPage(
  runId: string,
  { beforeSeq, limit }: { beforeSeq?: number | undefined; limit: number },
): Promise<LogPage> {
  const ofRun = { runId, type: 'log' };
  const rows = await db().runEvent.findMany({
    where: beforeSeq === undefined ? ofRun : { ...ofRun, seq: { lt: beforeSeq } },
    orderBy: { seq: 'desc' },
    take: limit,
    select: { seq: true, payload: true },
  });
  const oldest = rows.at(-1);
  const isWhole = oldest === undefined || rows.length < limit;
  // What is stored never changes, so the count belongs to the lines although it is read after them.
  const olderLines = isWhole ? 0 : await db().runEvent.count({ where: { ...ofRun, seq: { lt: oldest.seq } } });
  return { lines: rows.reverse().map((row) => fromRequiredJson<RunLogLine>(row.payload)), olderLines };
}
