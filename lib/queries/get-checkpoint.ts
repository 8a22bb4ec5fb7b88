import 'server-only';
import { runFilterSchema } from '@/lib/domain/run-filter';
import type { CheckpointView, RunSummary } from '@/lib/domain/views';
import { getCheckpointView } from '@/lib/db/checkpoints';
import { listRuns } from '@/lib/db/runs';

/** One checkpoint and the runs that made and used it; null when there is none. */
export async function getCheckpoint(id: string): Promise<{ checkpoint: CheckpointView; runs: RunSummary[] } | null> {
  const checkpoint = await getCheckpointView(id);
  if (!checkpoint) return null;
  const { runs } = await listRuns(runFilterSchema.parse({ checkpoint: id, limit: 100 }));
  return { checkpoint, runs };
}
