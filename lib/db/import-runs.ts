import 'server-only';
import { db } from './client';
import { importedHostId, importRows, type RunImport } from './import-rows';

export type { RunImport } from './import-rows';

/** Stores imported benchmarks: all of them, or none. */
export async function importRuns(imports: readonly RunImport[]): Promise<void> {
  const newClock = await freeTimes(imports);
  const all = imports.map((one) => importRows(one, newClock));
  const testbeds = new Map(all.flatMap((rows) => rows.testbeds).map((row) => [row.id, row]));
  const host = { id: importedHostId, name: 'Imported results' };
  await db().$transaction([
    db().host.upsert({ where: { id: host.id }, create: host, update: {} }),
    ...[...testbeds.values()].map((row) =>
      db().testbed.upsert({ where: { id: row.id }, create: row, update: {}, select: { id: true } }),
    ),
    ...all.flatMap(({ runs, phases, commands }) => [
      db().run.createMany({ data: runs }),
      db().runPhase.createMany({ data: phases }),
      db().runCommand.createMany({ data: commands }),
    ]),
  ]);
}

/** Of these ids, the runs that there are, each with the benchmark it is or belongs to. */
export async function findBenchmarksOf(
  runIds: readonly string[],
): Promise<Map<string, { runId: string; title: string }>> {
  const rows = await db().run.findMany({
    where: { id: { in: [...runIds] } },
    select: { id: true, title: true, parent: { select: { id: true, title: true } } },
  });
  return new Map(rows.map(({ id, title, parent }) => [id, { runId: parent?.id ?? id, title: parent?.title ?? title }]));
}

/** More milliseconds than there can be samples in files of the allowed size. */
const slackMs = 60_000;

/**
 * Lists are paged by creation time, so no imported run may have that of another run.
 * @returns makes a clock: each time it gives is free, not before the one asked for, and after the one it gave last.
 */
async function freeTimes(imports: readonly RunImport[]): Promise<() => (wanted: Date) => Date> {
  const times = imports.flatMap(({ results: { benchmark, samples } }) => [
    Date.parse(benchmark.createdAt),
    ...samples.flatMap(({ startedAt }) => (startedAt === null ? [] : [Date.parse(startedAt)])),
  ]);
  const [first, last] = times.reduce(([low, high], time) => [Math.min(low, time), Math.max(high, time)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  const rows = await db().run.findMany({
    where: { createdAt: { gte: new Date(first), lte: new Date(last + slackMs) } },
    select: { createdAt: true },
  });
  const taken = new Set(rows.map(({ createdAt }) => createdAt.getTime()));
  return () => {
    let previous = Number.NEGATIVE_INFINITY;
    return (wanted) => {
      let time = Math.max(wanted.getTime(), previous + 1);
      while (taken.has(time)) time += 1;
      previous = time;
      taken.add(time);
      return new Date(time);
    };
  };
}
