import 'server-only';
import type { DeleteCheckpointInput } from '@/lib/domain/options';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { AppError } from '@/lib/errors/app-error';
import { deleteCheckpointFiles } from '../delete-checkpoint-files';
import type { RunContext } from '../run-context';
import { sweepLeftovers, sweepUntilClean } from '../sweep-leftovers';

/** Deletes a checkpoint that a person chose; a golden one only when its name was typed. */
export async function runDeleteCheckpoint(run: RunContext, input: DeleteCheckpointInput): Promise<void> {
  await run.phase('delete', async () => {
    // What an earlier deletion could not finish: the disk may let it now.
    await sweepLeftovers();
    const checkpoint = await getCheckpointRecord(input.checkpointId);
    if (!checkpoint || checkpoint.state === 'deleted') {
      throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
    }
    if (checkpoint.isGolden && input.confirmName !== checkpoint.name) {
      throw new AppError('checkpoint/protected', `${checkpoint.name} is golden: type its name to delete it.`);
    }
    await deleteCheckpointFiles(checkpoint).catch((error: unknown) => {
      sweepUntilClean();
      throw error;
    });
    await run.measure({ sizeBytes: checkpoint.sizeBytes });
  });
}
