import 'server-only';
import { performance } from 'node:perf_hooks';
import { contentsView } from '@/lib/archive/contents/contents-view';
import { readCheckpoint } from '@/lib/archive/contents/read-checkpoint';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import { checkpointSource, walkOptions } from './checkpoint-source';

/**
 * What is in a checkpoint, read anew each time: milliseconds for a folder or a plain archive, as long as unpacking
 * for a compressed one.
 * @throws AppError checkpoint/not-found, checkpoint/lost, archive/missing, archive/corrupt, archive/no-zstd
 */
export async function getCheckpointContents(id: string, signal?: AbortSignal): Promise<ContentsView> {
  const { checkpoint, source } = await checkpointSource(id);
  const startedAt = performance.now();
  const read = await readCheckpoint(source, walkOptions(signal));
  return contentsView(read, source.form, {
    checkpointId: checkpoint.id,
    checkpointName: checkpoint.name,
    criuVersion: checkpoint.testbed?.criu ?? null,
    readAt: new Date().toISOString(),
    readDurationMs: Math.round(performance.now() - startedAt),
  });
}
