import 'server-only';
import { runFilterSchema } from '@/lib/domain/run-filter';
import type { CheckpointView, RunSummary } from '@/lib/domain/views';
import { getCheckpointView } from '@/lib/db/checkpoints';
import { countRestores } from '@/lib/db/count-restores';
import { listRuns } from '@/lib/db/runs';

/** As many restores as the page lists; the run list has the others. */
const listedRestores = 50;

export interface CheckpointPageView {
  checkpoint: CheckpointView;
  /** The newest restores, whether they succeeded or not. */
  restores: RunSummary[];
  restoreCounts: { all: number; succeeded: number };
}

/** One checkpoint and its restores; null when there is none. */
export async function getCheckpoint(id: string): Promise<CheckpointPageView | null> {
  const checkpoint = await getCheckpointView(id);
  if (!checkpoint) return null;
  const filter = runFilterSchema.parse({ kind: 'restore', checkpoint: id, limit: listedRestores });
  const [{ runs }, restoreCounts] = await Promise.all([listRuns(filter), countRestores(id)]);
  return { checkpoint, restores: runs, restoreCounts };
}
