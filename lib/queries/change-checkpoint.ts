import 'server-only';
import { getCheckpointView, updateCheckpoint } from '@/lib/db/checkpoints';
import { AppError } from '@/lib/errors/app-error';

/** Changes what people wrote about a checkpoint. @throws AppError checkpoint/not-found */
export async function changeCheckpoint(
  id: string,
  patch: { name?: string | undefined; note?: string | undefined; isGolden?: boolean | undefined },
): Promise<void> {
  if (!(await getCheckpointView(id))) throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
  await updateCheckpoint(id, patch);
}
