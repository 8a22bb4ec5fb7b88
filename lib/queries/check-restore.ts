import 'server-only';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { restoreOptionsSchema, type RestoreOptions } from '@/lib/domain/options';
import type { ReadinessRow } from '@/lib/domain/readiness/readiness-row';
import { AppError } from '@/lib/errors/app-error';
import { checkReadiness } from '@/lib/runs/readiness';

/**
 * "Will it restore here?" with everything, which takes some tenths of a second.
 * @throws AppError checkpoint/not-found
 */
export async function checkRestore(
  checkpointId: string,
  options: RestoreOptions = restoreOptionsSchema.parse({}),
): Promise<ReadinessRow[]> {
  const checkpoint = await getCheckpointRecord(checkpointId);
  if (!checkpoint || checkpoint.state === 'deleted')
    throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
  return checkReadiness(checkpoint, options, 'full');
}
