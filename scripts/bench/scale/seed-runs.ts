import 'server-only';
import { armsOf } from '@/lib/domain/benchmark/arms';
import { benchmarkInputSchema } from '@/lib/domain/benchmark/input';
import { demoSpec, demoSpecId } from '@/lib/domain/builtin-specs';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

const dayMs = 86_400_000;
const spanMs = 89 * dayMs;

/** What there is of each, besides the checkpoints. */
export interface RunsToSeed {
  runs: number;
  /** Of the runs, so many are benchmarks with `samples` samples. */
  benchmarks: number;
  samples: number;
  checkpoints: number;
  testbedIds: readonly [string, string];
}

/**
 * Runs that never were, spread over the last 89 days: six of ten are restores, half of the others cold starts, the
 * rest dumps; one in fifty failed. Each has phases, a command and lines of a log. SQLite makes them from one row that
 * is written as any other: a hundred thousand through the client take half an hour.
 */
export async function seedRuns({ runs, benchmarks, samples, checkpoints, testbedIds }: RunsToSeed): Promise<void> {
  const singles = runs - benchmarks * (samples + 1);
  const first = Date.now() - spanMs;
  await insertRuns({ count: singles, prefix: 's', first, stepMs: spanMs / singles, checkpoints, testbedIds });
  const input = benchmarkInputSchema.parse({
    ...{ suite: 'restore-vs-cold-start', specId: demoSpecId, samples: samples / 2, seed: 1 },
  });
  for (let n = 0; n < benchmarks; n += 1) {
    const at = new Date(first + (n * spanMs) / benchmarks);
    await db().run.create({ data: benchmarkRow(n, at, JSON.stringify(input), testbedIds[1]) });
  }
  const arms = armsOf(input).map(({ key }) => key);
  await insertSamples({ benchmarks, samples, arms, testbedId: testbedIds[1] });
  await insertParts();
  await db().$executeRaw`ANALYZE`;
}

function benchmarkRow(n: number, at: Date, options: string, testbedId: string): Prisma.RunUncheckedCreateInput {
  return {
    ...{ id: `b-${n}`, hostId: 'local', kind: 'benchmark', status: 'succeeded', title: `Benchmark ${n}`, options },
    ...{ specName: 'demo', specSnapshot: JSON.stringify(demoSpec), testbedId },
    ...{ createdAt: at, startedAt: at, finishedAt: new Date(at.getTime() + 600_000), lastSeq: 12 },
  };
}

/** SQLite's words for a time in ms as the client writes it. */
const iso = "strftime('%Y-%m-%dT%H:%M:%f', %s / 1000.0, 'unixepoch') || '+00:00'";
const isoOf = (expression: string) => iso.replace('%s', `(${expression})`);

interface Singles {
  count: number;
  prefix: string;
  first: number;
  stepMs: number;
  checkpoints: number;
  testbedIds: readonly [string, string];
}

async function insertRuns({ count, prefix, first, stepMs, checkpoints, testbedIds }: Singles): Promise<void> {
  const spec = JSON.stringify(demoSpec);
  await db().$executeRawUnsafe(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1),
      r AS (SELECT i, CASE WHEN i % 10 < 6 THEN 'restore' WHEN i % 10 < 8 THEN 'cold-start' ELSE 'checkpoint' END AS kind,
        iif(i % 50 = 49, 'failed', 'succeeded') AS status, CAST(?2 + i * ?3 AS INTEGER) AS at,
        iif(i % 10 < 6, 430, 3400) + (i * 7919) % 97 AS ms FROM n)
    INSERT INTO "Run" ("id", "hostId", "kind", "status", "title", "specName", "specSnapshot", "containerName",
      "checkpointId", "testbedId", "options", "measurement", "t2HealthyMs", "t3FirstTokenMs", "engineDurationMs",
      "lastSeq", "createdAt", "startedAt", "finishedAt")
    SELECT ?4 || i, 'local', kind, status, 'Seeded ' || kind || ' ' || i, iif(i % 10 = 3, 'other', 'demo'), ?5,
      'seeded-' || (i % 20), iif(kind = 'cold-start', NULL, 'c-' || ((i * 31) % CAST(?6 AS INTEGER))),
      iif(i * 2 < ?1, ?7, ?8), '{}',
      iif(status = 'failed', NULL, json_object('t2HealthyMs', ms - 40, 't3FirstTokenMs', ms, 'engineDurationMs', ms / 2,
        'answerMatch', 'same')),
      iif(status = 'failed', NULL, ms - 40), iif(status = 'failed', NULL, ms), iif(status = 'failed', NULL, ms / 2),
      12, ${isoOf('at')}, ${isoOf('at')}, ${isoOf('at + ms')} FROM r`,
    ...[count, first, stepMs, `${prefix}-`, spec, checkpoints, ...testbedIds],
  );
}

interface Samples {
  benchmarks: number;
  samples: number;
  arms: readonly string[];
  testbedId: string;
}

async function insertSamples({ benchmarks, samples, arms, testbedId }: Samples): Promise<void> {
  await db().$executeRawUnsafe(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2), a AS (SELECT * FROM json_each(?3)),
      r AS (SELECT p."id" AS parent, i, a.value AS arm, a.value LIKE 'restore%' AS isRestore, a.key AS nth,
        CAST(unixepoch(p."createdAt") AS INTEGER) * 1000 + i * 2000 + a.key * 1000 + 7 AS at,
        iif(a.value LIKE 'restore%', 430, 3400) + (i * 7919) % 97 AS ms, p."specSnapshot" AS spec
        FROM "Run" p, n, a WHERE p."kind" = 'benchmark')
    INSERT INTO "Run" ("id", "hostId", "parentRunId", "kind", "status", "title", "specName", "specSnapshot", "testbedId",
      "options", "measurement", "t2HealthyMs", "t3FirstTokenMs", "engineDurationMs", "cacheState", "lastSeq",
      "createdAt", "startedAt", "finishedAt")
    SELECT parent || '-' || nth || '-' || i, 'local', parent, iif(isRestore, 'restore', 'cold-start'), 'succeeded',
      'Seeded sample', 'demo', spec, ?4, '{}',
      json_object('t2HealthyMs', ms - 40, 't3FirstTokenMs', ms, 'engineDurationMs', ms / 2, 'answerMatch', 'same',
        'sample', json_object('arm', arm, 'index', i, 'isWarmUp', json('false'), 'cache', 'warm')),
      ms - 40, ms, ms / 2, 'warm', 12, ${isoOf('at')}, ${isoOf('at')}, ${isoOf('at + ms')} FROM r`,
    ...[benchmarks, samples / arms.length, JSON.stringify(arms), testbedId],
  );
}

/** Phases, a command and a log of twelve events for each run. */
async function insertParts(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "RunPhase" ("runId", "key", "ordinal", "status", "startedAt", "finishedAt", "durationMs")
    SELECT r."id", p.value, p.key, 'succeeded', r."startedAt", r."finishedAt", 50
    FROM "Run" r, json_each('["preflight","health","request"]') p`;
  await db().$executeRaw`
    INSERT INTO "RunCommand" ("runId", "ordinal", "argv", "startedAt", "durationMs", "exitCode")
    SELECT r."id", 0, '["podman","container","restore","seeded"]', r."startedAt", 300, 0 FROM "Run" r`;
  await db().$executeRaw`
    INSERT INTO "RunEvent" ("runId", "seq", "type", "payload", "at")
    SELECT r."id", s.value, 'log', json_object('seq', s.value, 'at', r."startedAt", 'source', 'engine',
      'text', 'A line of about the length that the lines of a log have, number ' || s.value), r."startedAt"
    FROM "Run" r, json_each('[1,2,3,4,5,6,7,8,9,10,11,12]') s`;
}
