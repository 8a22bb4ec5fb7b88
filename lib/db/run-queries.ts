import 'server-only';
import type { RunFilter } from '@/lib/domain/run-filter';
import type { Spec } from '@/lib/domain/spec';
import type { Testbed } from '@/lib/domain/testbed';
import type { RunDetail, RunSummary } from '@/lib/domain/views';
import type { ErrorView } from '@/lib/errors/error-view';
import { db } from './client';
import type { Prisma } from './generated/client';
import { fromJson, fromRequiredJson } from './json';
import { toCommandView, toPhaseView, toRunSummary, withCheckpointName } from './run-view';

/** A run that an earlier server left, with the commands it may have left running. */
export interface UnfinishedRun {
  run: RunDetail;
  owner: string | null;
  commands: { ordinal: number; argv: string[]; pid: number | null; jobDir: string | null }[];
  /** Folders of all its commands that were stored, also of those that ended. */
  jobDirs: string[];
}

const detailInclude = {
  ...withCheckpointName,
  testbed: true,
  phases: { orderBy: { ordinal: 'asc' } },
  commands: { orderBy: { ordinal: 'asc' } },
  logFiles: { select: { name: true }, orderBy: { name: 'asc' } },
  children: { include: withCheckpointName, orderBy: { createdAt: 'asc' } },
} satisfies Prisma.RunInclude;

type DetailRow = Prisma.RunGetPayload<{ include: typeof detailInclude }>;

export async function getRunSummary(id: string): Promise<RunSummary | null> {
  const row = await db().run.findUnique({ where: { id }, include: withCheckpointName });
  return row && toRunSummary(row);
}

/** Sequence number of a run's newest event; null when there is no such run. */
export async function readLastSeq(id: string): Promise<number | null> {
  const row = await db().run.findUnique({ where: { id }, select: { lastSeq: true } });
  return row?.lastSeq ?? null;
}

/** Everything a run page shows, as of `lastSeq`. */
export async function getRunDetail(id: string): Promise<RunDetail | null> {
  // Several queries read the parts; the transaction makes them agree with lastSeq.
  const [row] = await db().$transaction([db().run.findUnique({ where: { id }, include: detailInclude })]);
  return row && toDetail(row);
}

/** One page of runs, newest first; `nextBefore` is the filter's `before` of the next page. */
export async function listRuns(filter: RunFilter): Promise<{ runs: RunSummary[]; nextBefore: string | null }> {
  const { kind, status, spec, container, checkpoint, before, limit } = filter;
  const rows = await db().run.findMany({
    where: {
      kind,
      status,
      specName: spec,
      containerName: container,
      checkpointId: checkpoint,
      createdAt: before === undefined ? undefined : { lt: new Date(before) },
    },
    include: withCheckpointName,
    orderBy: { createdAt: 'desc' },
    take: limit + 1,
  });
  const runs = rows.slice(0, limit).map(toRunSummary);
  return { runs, nextBefore: rows.length > limit ? (runs.at(-1)?.createdAt ?? null) : null };
}

/** Runs that are queued or running, oldest first. At boot these are what an earlier server left. */
export async function listUnfinishedRuns(): Promise<UnfinishedRun[]> {
  const rows = await db().run.findMany({
    where: { status: { in: ['queued', 'running'] } },
    include: detailInclude,
    orderBy: { createdAt: 'asc' },
  });
  return rows.map((row) => ({
    run: toDetail(row),
    owner: row.owner,
    jobDirs: row.commands.flatMap(({ jobDir }) => jobDir ?? []),
    commands: row.commands
      .filter((command) => command.durationMs === null)
      .map(({ ordinal, argv, pid, jobDir }) => ({ ordinal, argv: fromRequiredJson<string[]>(argv), pid, jobDir })),
  }));
}

function toDetail(row: DetailRow): RunDetail {
  return {
    ...toRunSummary(row),
    phases: row.phases.map(toPhaseView),
    spec: fromJson<Spec>(row.specSnapshot),
    options: fromRequiredJson<unknown>(row.options),
    testbed: fromJson<Testbed>(row.testbed?.facts ?? null),
    commands: row.commands.map(toCommandView),
    error: fromJson<ErrorView>(row.error),
    children: row.children.map(toRunSummary),
    logFiles: row.logFiles.map((file) => file.name),
    lastSeq: row.lastSeq,
  };
}

/** When a restore last succeeded on this host; null when none has. */
export async function lastRestoreAt(hostId: string): Promise<string | null> {
  const run = await db().run.findFirst({
    where: { hostId, kind: 'restore', status: 'succeeded' },
    orderBy: { createdAt: 'desc' },
    select: { finishedAt: true },
  });
  return run?.finishedAt?.toISOString() ?? null;
}
