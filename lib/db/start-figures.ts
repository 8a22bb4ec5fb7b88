import 'server-only';
import type { RunMeasurement } from '@/lib/domain/measurement';
import type { CheckpointForm, StorageKind } from '@/lib/domain/options';
import type { StartFigure } from '@/lib/domain/start-figure';
import type { Testbed } from '@/lib/domain/testbed';
import { db } from './client';
import { fromJson } from './json';

const kinds = ['cold-start', 'checkpoint', 'restore'];

/**
 * Starts that reached a first token, newest first, among the newest `limit` runs that can be one. A checkpoint run
 * that launched its server is a cold start. Left out is what cannot be compared: a benchmark's warm-ups and its starts
 * with a dropped page cache, restores that gave another answer, and imported runs.
 */
export async function listStartFigures(limit: number): Promise<StartFigure[]> {
  const rows = await db().run.findMany({
    where: { status: 'succeeded', kind: { in: kinds }, t3FirstTokenMs: { not: null }, importedFrom: null },
    select: {
      id: true,
      kind: true,
      specName: true,
      createdAt: true,
      t3FirstTokenMs: true,
      measurement: true,
      testbed: true,
      checkpoint: { select: { form: true, storage: true } },
    },
    orderBy: { createdAt: 'desc' },
    take: limit,
  });
  return rows.flatMap(({ id, kind, specName, createdAt, t3FirstTokenMs, measurement, testbed, checkpoint }) => {
    const { sample, answerMatch } = fromJson<RunMeasurement>(measurement) ?? {};
    const isComparable = !sample?.isWarmUp && sample?.cache !== 'dropped' && answerMatch !== 'different';
    const isRestore = kind === 'restore';
    if (!isComparable || specName === null || t3FirstTokenMs === null || (isRestore && !checkpoint)) return [];
    return {
      runId: id,
      specName,
      createdAt: createdAt.toISOString(),
      firstTokenMs: t3FirstTokenMs,
      restoredFrom:
        isRestore && checkpoint
          ? { form: checkpoint.form as CheckpointForm, storage: checkpoint.storage as StorageKind }
          : null,
      testbedId: testbed?.id ?? null,
      testbed: fromJson<Testbed>(testbed?.facts ?? null),
    };
  });
}
