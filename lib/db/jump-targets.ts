import 'server-only';
import type { JumpTarget } from '@/lib/domain/jump-target';
import { db } from './client';
import { Prisma } from './generated/client';

/** A name is looked for among this many newest runs; the list of runs has filters for the others. */
const searchedRuns = 5_000;

/**
 * Checkpoints, runs, benchmarks and specs whose names hold every word, newest first.
 * @param words in lower case; without any, the newest of each kind.
 * @param limit the most of each kind.
 */
export async function findJumpTargets(words: readonly string[], limit: number): Promise<JumpTarget[]> {
  const [checkpoints, benchmarks, runs, specs] = await Promise.all([
    findCheckpoints(words, limit),
    findRuns(words, limit, 'benchmark'),
    findRuns(words, limit, 'run'),
    findSpecs(words, limit),
  ]);
  return [...checkpoints, ...benchmarks, ...runs, ...specs];
}

async function findCheckpoints(words: readonly string[], limit: number): Promise<JumpTarget[]> {
  // "restore golden" looks for the command that restores it.
  const named = words.filter((word) => !'restore'.startsWith(word));
  const rows = await db().checkpoint.findMany({
    where: {
      state: { not: 'deleted' },
      AND: named.map((word) => ({
        OR: [{ name: { contains: word } }, { containerName: { contains: word } }, { id: word }],
      })),
    },
    orderBy: { createdAt: 'desc' },
    take: limit,
    select: { id: true, name: true, state: true, isGolden: true, containerName: true, createdAt: true },
  });
  return rows.map(({ id, name, state, isGolden, containerName, createdAt }) => ({
    kind: 'checkpoint',
    id,
    name,
    detail: [isGolden ? 'golden' : '', state === 'ready' ? '' : state, `of ${containerName}`]
      .filter(Boolean)
      .join(', '),
    at: createdAt.toISOString(),
    isRestorable: state === 'ready',
  }));
}

interface FoundRun {
  id: string;
  title: string;
  status: string;
  specName: string | null;
  containerName: string | null;
  createdAt: string | number;
}

async function findRuns(words: readonly string[], limit: number, kind: 'benchmark' | 'run'): Promise<JumpTarget[]> {
  const matches = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    const fields = ['title', 'status', 'specName', 'containerName'].map(
      (name) => Prisma.sql`${Prisma.raw(`r."${name}"`)} LIKE ${pattern} ESCAPE '\\'`,
    );
    return Prisma.sql`(${Prisma.join([...fields, Prisma.sql`r."id" = ${word}`], ' OR ')})`;
  });
  // SQLite would rather begin with the index on the parent, and sort nearly all runs for it.
  const [isOfKind, index] =
    kind === 'benchmark'
      ? [Prisma.sql`r."kind" = 'benchmark'`, Prisma.sql`INDEXED BY "Run_kind_createdAt_idx"`]
      : [Prisma.sql`r."kind" <> 'benchmark'`, Prisma.sql`INDEXED BY "Run_createdAt_idx"`];
  const source =
    words.length === 0
      ? Prisma.sql`"Run" r ${index}`
      : Prisma.sql`(SELECT r."id" FROM "Run" r ${index} WHERE ${isOfKind} ORDER BY r."createdAt" DESC
          LIMIT ${searchedRuns}) n CROSS JOIN "Run" r ON r."id" = n."id"`;
  // The samples of a benchmark are reached through it.
  const rows = await db().$queryRaw<FoundRun[]>`
    SELECT r."id", r."title", r."status", r."specName", r."containerName", r."createdAt"
    FROM ${source}
    WHERE ${Prisma.join([isOfKind, Prisma.sql`r."parentRunId" IS NULL`, ...matches], ' AND ')}
    ORDER BY r."createdAt" DESC LIMIT ${limit}`;
  return rows.map(({ id, title, status, specName, containerName, createdAt }) => ({
    kind,
    id,
    name: title,
    detail: [status, specName, containerName].filter(Boolean).join(', '),
    at: new Date(createdAt).toISOString(),
    isRestorable: false,
  }));
}

async function findSpecs(words: readonly string[], limit: number): Promise<JumpTarget[]> {
  const rows = await db().spec.findMany({
    where: { deletedAt: null, AND: words.map((word) => ({ OR: [{ name: { contains: word } }, { id: word }] })) },
    orderBy: [{ isBuiltin: 'desc' }, { name: 'asc' }],
    take: limit,
    select: { id: true, name: true, isBuiltin: true },
  });
  return rows.map(({ id, name, isBuiltin }) => ({
    kind: 'spec',
    id,
    name,
    detail: isBuiltin ? 'built-in' : '',
    at: null,
    isRestorable: false,
  }));
}
