import 'server-only';
import { listUnfinishedRuns } from '@/lib/db/runs';
import { AppError } from '@/lib/errors/app-error';
import { submitRun, type SubmittedRun } from './orchestrator';

/**
 * Queues a run that measures this host's limits.
 * @throws AppError benchmark/under-way, also for one of the command line.
 */
export async function measureHost(): Promise<SubmittedRun> {
  const unfinished = await listUnfinishedRuns();
  const benchmark = unfinished.find(({ run }) => run.kind === 'benchmark' || run.kind === 'host-limits');
  if (benchmark) throw new AppError('benchmark/under-way', `“${benchmark.run.title}” has not ended yet.`);
  return submitRun({ kind: 'host-limits', input: {} });
}
