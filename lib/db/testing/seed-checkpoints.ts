import 'server-only';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { checkpointDir } from '@/lib/env';
import { db } from '../client';

const firstSecond = Date.UTC(2026, 0, 1) / 1_000;

interface SeedOptions {
  testbedId?: string | null;
  /** JSON of the answer that each is said to have given. */
  reference?: string | null;
}

/**
 * For tests and benchmarks: checkpoints that never were, `c-0` (golden) to `c-<count - 1>`, an hour apart. The first
 * is written as any other, and SQLite makes the others of it: thousands of rows through the client take a minute.
 */
export async function seedCheckpoints(count: number, { testbedId = null, reference = null }: SeedOptions = {}) {
  const folder = checkpointDir();
  await db().checkpoint.create({
    data: {
      ...{ id: 'c-0', hostId: 'local', name: 'warm-0', state: 'ready', isGolden: true, form: 'directory' },
      ...{ compression: 'none', storage: 'disk', specName: 'demo', specSnapshot: JSON.stringify(demoSpec) },
      ...{ containerId: 'k-0', containerName: 'seeded-0', imageName: 'localhost/server', imageId: 'i' },
      ...{ path: `${folder}/c-0`, sizeBytes: 1_000_000n, options: JSON.stringify(dumpOptionsSchema.parse({})) },
      engineFacts: JSON.stringify({ userdataDir: '/u', upperDir: '/d', network: 'bridge', hostPort: null }),
      ...{ createdAt: new Date(firstSecond * 1_000), testbedId, reference },
    },
  });
  await db().$executeRaw`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})
    INSERT INTO "Checkpoint" ("id", "name", "form", "specName", "containerId", "containerName", "path", "sizeBytes",
      "createdAt", "hostId", "state", "compression", "storage", "specSnapshot", "imageName", "imageId", "options",
      "engineFacts", "testbedId", "reference")
    SELECT 'c-' || i, 'warm-' || i, iif(i % 5 = 4, 'archive', 'directory'), iif(i % 10 = 7, 'other', 'demo'),
      'k-' || (i % 20), 'seeded-' || (i % 20), ${folder} || '/c-' || i, 1000000 * (1 + i % 97),
      strftime('%Y-%m-%dT%H:%M:%S', ${firstSecond} + i * 3600, 'unixepoch') || '.000+00:00',
      t."hostId", t."state", t."compression", t."storage", t."specSnapshot", t."imageName", t."imageId", t."options",
      t."engineFacts", t."testbedId", t."reference"
    FROM n, "Checkpoint" t WHERE t."id" = 'c-0'`;
}

/** Succeeded restores of the checkpoints `c-<from>` and on, `each` of each; the n-th took 300 + n ms. */
export async function seedRestores(checkpoints: number, { from, each }: { from: number; each: number }): Promise<void> {
  await db().$executeRaw`
    WITH RECURSIVE c(c) AS (SELECT CAST(${from} AS INTEGER) UNION ALL SELECT c + 1 FROM c WHERE c + 1 < ${checkpoints}),
      nth(nth) AS (SELECT 0 UNION ALL SELECT nth + 1 FROM nth WHERE nth + 1 < ${each}),
      r(c, nth, at) AS (SELECT c, nth, strftime('%Y-%m-%dT%H:%M:%S', ${firstSecond} + c * 3600 + nth + 1, 'unixepoch')
        || '.000+00:00' FROM c, nth)
    INSERT INTO "Run" ("id", "hostId", "kind", "status", "title", "options", "checkpointId", "engineDurationMs",
      "createdAt", "startedAt", "finishedAt")
    SELECT 'r-' || c || '-' || nth, 'local', 'restore', 'succeeded', 'Seeded', '{}', 'c-' || c, 300 + nth, at, at, at
    FROM r`;
}
