import 'server-only';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { minCompared, type Comparison } from '@/lib/domain/comparison';
import { isFinal } from '@/lib/domain/run-status';
import { slugSchema, type ShareInput, type ShareView } from '@/lib/domain/share';
import { sharedBenchmark, sharedComparison, sharedRun } from '@/lib/domain/shared-parts';
import type { RunDetail } from '@/lib/domain/views';
import { getRunDetail } from '@/lib/db/runs';
import { createShare, findShare, listShares as listStored, revokeShare as revokeStored } from '@/lib/db/shares';
import { AppError } from '@/lib/errors/app-error';
import { getBenchmark } from './get-benchmark';
import { getComparison } from './get-comparison';

/** What a link shows: without anything that the dialog calls hidden. */
export type Shared =
  | { kind: 'benchmark'; view: BenchmarkView }
  | { kind: 'run'; run: RunDetail }
  | { kind: 'comparison'; comparison: Comparison };

/** What a slug leads to; null for one that is malformed, unknown or revoked, without a difference. */
export async function getShared(slug: string): Promise<Shared | null> {
  const valid = slugSchema.safeParse(slug);
  const share = valid.success ? await findShare(valid.data) : null;
  if (!share) return null;
  if (share.kind !== 'comparison') return sharedOf(share.runIds[0] ?? '', share.showsHostname);
  const { comparison } = await getComparison(share.runIds);
  if (comparison.columns.length < minCompared) return null;
  return { kind: 'comparison', comparison: sharedComparison(comparison, share.showsHostname) };
}

async function sharedOf(id: string, showsHostname: boolean): Promise<Exclude<Shared, { kind: 'comparison' }> | null> {
  const view = await getBenchmark(id);
  if (view) return { kind: 'benchmark', view: sharedBenchmark(view, showsHostname) };
  const run = await getRunDetail(id);
  return run && { kind: 'run', run: sharedRun(run, showsHostname) };
}

/**
 * Makes a link to runs that have ended: one, or several side by side.
 * @throws AppError run/not-found, input/invalid
 */
export async function makeShare({ runIds, showsHostname }: ShareInput): Promise<ShareView> {
  const runs = await Promise.all(runIds.map(getRunDetail));
  for (const run of runs) {
    if (!run) throw new AppError('run/not-found', 'There is no such run.');
    if (!isFinal(run.status)) throw new AppError('input/invalid', 'A run is shared when it has ended.');
  }
  const kind = runIds.length > 1 ? 'comparison' : runs[0]?.kind === 'benchmark' ? 'benchmark' : 'run';
  return createShare({ runIds, showsHostname, kind });
}

/** The links to exactly these runs that work, newest first. */
export async function listShares(runIds: readonly string[]): Promise<ShareView[]> {
  return listStored(runIds);
}

/** Ends a link at once and for ever. */
export async function revokeShare(slug: string): Promise<void> {
  await revokeStored(slug);
}
