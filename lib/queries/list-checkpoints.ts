import 'server-only';
import type { CheckpointView } from '@/lib/domain/views';
import { listCheckpointViews } from '@/lib/db/checkpoints';

/** The inventory, newest first. */
export async function listCheckpoints(): Promise<CheckpointView[]> {
  return listCheckpointViews();
}
