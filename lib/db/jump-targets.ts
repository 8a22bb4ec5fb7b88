import 'server-only';
import type { JumpTarget } from '@/lib/domain/jump-target';
import { db } from './client';

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

async function findRuns(words: readonly string[], limit: number, kind: 'benchmark' | 'run'): Promise<JumpTarget[]> {
  const [oldest] =
    words.length === 0
      ? []
      : await db().run.findMany({
          orderBy: { createdAt: 'desc' },
          skip: searchedRuns,
          take: 1,
          select: { createdAt: true },
        });
  const rows = await db().run.findMany({
    where: {
      kind: kind === 'benchmark' ? 'benchmark' : { not: 'benchmark' },
      createdAt: oldest && { gt: oldest.createdAt },
      // The samples of a benchmark are reached through it.
      parentRunId: null,
      AND: words.map((word) => ({
        OR: [
          { title: { contains: word } },
          { status: { contains: word } },
          { specName: { contains: word } },
          { containerName: { contains: word } },
          { id: word },
        ],
      })),
    },
    orderBy: { createdAt: 'desc' },
    take: limit,
    select: { id: true, title: true, status: true, specName: true, containerName: true, createdAt: true },
  });
  return rows.map(({ id, title, status, specName, containerName, createdAt }) => ({
    kind,
    id,
    name: title,
    detail: [status, specName, containerName].filter(Boolean).join(', '),
    at: createdAt.toISOString(),
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
