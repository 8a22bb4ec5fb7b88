import 'server-only';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { isFinal } from '@/lib/domain/run-status';
import { sharedBenchmark, sharedRun, slugSchema, type ShareView } from '@/lib/domain/share';
import type { RunDetail } from '@/lib/domain/views';
import { getRunDetail } from '@/lib/db/runs';
import { createShare, findShare, listShares as listStored, revokeShare as revokeStored } from '@/lib/db/shares';
import { AppError } from '@/lib/errors/app-error';
import { getBenchmark } from './get-benchmark';

/** What a link shows: without anything that the dialog calls hidden. */
export type Shared =
  | { kind: 'benchmark'; view: BenchmarkView; showsHostname: boolean }
  | { kind: 'run'; run: RunDetail; showsHostname: boolean };

/** What a slug leads to; null for one that is malformed, unknown or revoked, without a difference. */
export async function getShared(slug: string): Promise<Shared | null> {
  const valid = slugSchema.safeParse(slug);
  const share = valid.success ? await findShare(valid.data) : null;
  if (!share) return null;
  const { showsHostname } = share;
  if (share.kind === 'benchmark') {
    const view = await getBenchmark(share.runId);
    return view && { kind: 'benchmark', view: sharedBenchmark(view, showsHostname), showsHostname };
  }
  const run = await getRunDetail(share.runId);
  return run && { kind: 'run', run: sharedRun(run, showsHostname), showsHostname };
}

/**
 * Makes a link to a run that has ended.
 * @throws AppError run/not-found, input/invalid
 */
export async function makeShare(input: { runId: string; showsHostname: boolean }): Promise<ShareView> {
  const run = await getRunDetail(input.runId);
  if (!run) throw new AppError('run/not-found', 'There is no such run.');
  if (!isFinal(run.status)) throw new AppError('input/invalid', 'A run is shared when it has ended.');
  return createShare({ ...input, kind: run.kind === 'benchmark' ? 'benchmark' : 'run' });
}

/** The links to a run that work, newest first. */
export async function listShares(runId: string): Promise<ShareView[]> {
  return listStored(runId);
}

/** Ends a link at once and for ever. */
export async function revokeShare(slug: string): Promise<void> {
  await revokeStored(slug);
}
