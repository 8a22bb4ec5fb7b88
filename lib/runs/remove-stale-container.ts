import 'server-only';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getRunDetail } from '@/lib/db/runs';
import { restoreInputSchema } from '@/lib/domain/options';
import { AppError } from '@/lib/errors/app-error';
import { listContainers } from '@/lib/host/podman/list-containers';
import { submitRun, type SubmittedRun } from './orchestrator';

/**
 * Queues the removal of the container that an earlier failed import left in the state Created, and that is in the
 * way of this restore. One that ever ran is never taken for such a leftover.
 * @throws AppError podman/container-missing when there is none.
 */
export async function removeStaleContainer(runId: string): Promise<SubmittedRun> {
  const run = await getRunDetail(runId);
  if (!run) throw new AppError('run/not-found', 'There is no such run.');
  const options = restoreInputSchema.safeParse(run.options).data?.options;
  const checkpoint = run.checkpointId === null ? null : await getCheckpointRecord(run.checkpointId);
  const names = [options?.newName, checkpoint?.containerName, run.containerName];
  const stale = (await listContainers()).find(
    ({ id, name, state }) => state === 'created' && (id === checkpoint?.containerId || names.includes(name)),
  );
  if (!stale)
    throw new AppError(
      'podman/container-missing',
      'No container in the state Created is in the way. A container that has run is only removed on the Containers page.',
    );
  return submitRun({ kind: 'remove', input: { container: stale.id, acceptLoss: false } });
}
