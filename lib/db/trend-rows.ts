import 'server-only';
import type { Measure } from '@/lib/domain/benchmark/measures';
import type { TrendRow } from '@/lib/domain/trends/series';
import type { TrendKind } from '@/lib/domain/trends/kinds';
import type { Testbed } from '@/lib/domain/testbed';
import { db } from './client';
import { Prisma } from './generated/client';
import { fromRequiredJson } from './json';

/** As many of the newest runs as a trend is drawn from. */
export const maxTrendRows = 10_000;

/** Id, time, value, testbed, cache state, file it was imported from, then form, storage and compression. */
type RawRow = [string, string | number, number, ...(string | null)[]];

/**
 * The newest runs of one spec and kind that have a measure, oldest first. Warm-ups of benchmarks and restores that
 * gave another answer are left out, and so are the samples of suites that try other options (network flags, settings). Read by the
 * index on spec, kind and time.
 */
export async function listTrendRows(asked: {
  spec: string;
  kind: TrendKind;
  measure: Measure;
  since: Date | null;
}): Promise<TrendRow[]> {
  const { spec, kind, measure, since } = asked;
  // The name of a column cannot be a parameter; `measure` is one of a closed list.
  const column = Prisma.raw(`r."${measure}"`);
  // One JSON text instead of ten thousand rows: the client takes ten times as long to unpack those.
  const [packed] = await db().$queryRaw<{ rows: string }[]>`
    SELECT json_group_array(json_array(x."id", x."createdAt", x."value", x."testbedId", x."cacheState",
      x."importedFrom", x."form", x."storage", x."compression")) AS "rows"
    FROM (
      SELECT r."id", r."createdAt", ${column} AS "value", r."testbedId", r."cacheState", r."importedFrom",
        c."form", c."storage", c."compression"
      FROM "Run" r
      LEFT JOIN "Checkpoint" c ON c."id" = r."checkpointId"
      LEFT JOIN "Run" p ON p."id" = r."parentRunId"
      WHERE r."specName" = ${spec} AND r."kind" = ${kind} AND r."createdAt" >= ${since ?? new Date(0)}
        AND r."status" = 'succeeded' AND ${column} IS NOT NULL
        AND r."measurement" NOT LIKE '%"isWarmUp":true%' AND r."measurement" NOT LIKE '%"answerMatch":"different"%'
        AND (p."id" IS NULL OR (p."options" NOT LIKE '%"suite":"network-flags"%'
          AND p."options" NOT LIKE '%"suite":"fastest-setting"%'))
      ORDER BY r."createdAt" DESC LIMIT ${maxTrendRows}
    ) x`;
  const rows = JSON.parse(packed?.rows ?? '[]') as RawRow[];
  return rows
    .reverse()
    .map(([runId, createdAt, value, testbedId, cacheState, importedFrom, form, storage, compression]) => ({
      runId,
      at: new Date(createdAt).getTime(),
      value,
      testbedId: testbedId ?? null,
      cacheState: cacheState ?? null,
      importedFrom: importedFrom ?? null,
      kept: keptWords(form ?? null, storage ?? null, compression ?? null),
    }));
}

/** How a checkpoint is kept decides what a restore costs. */
function keptWords(form: string | null, storage: string | null, compression: string | null): string | null {
  if (form === 'archive') return `archive, ${compression === 'none' ? 'not compressed' : compression}`;
  if (form === 'directory') return storage === 'ram' ? 'in place, RAM disk' : 'in place, disk';
  return null;
}

/** Testbeds by id. */
export async function testbedsOf(ids: readonly string[]): Promise<Map<string, Testbed>> {
  const rows = await db().testbed.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map(({ id, facts }) => [id, fromRequiredJson<Testbed>(facts)]));
}

/** Names of specs that runs were made of, imported ones too. */
export async function listSpecNamesOfRuns(): Promise<string[]> {
  // From one name to the next by the index, instead of reading every run for its name.
  const rows = await db().$queryRaw<{ name: string }[]>`
    WITH RECURSIVE names(name) AS (
      SELECT min("specName") FROM "Run"
      UNION ALL
      SELECT (SELECT min("specName") FROM "Run" WHERE "specName" > name) FROM names WHERE name IS NOT NULL
    )
    SELECT name FROM names WHERE name IS NOT NULL LIMIT 500`;
  return rows.map(({ name }) => name);
}
