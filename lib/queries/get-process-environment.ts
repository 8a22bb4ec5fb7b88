import 'server-only';
import { stringsOf } from '@/lib/archive/contents/memory-window';
import { readCheckpoint } from '@/lib/archive/contents/read-checkpoint';
import { envVariables } from '@/lib/domain/contents/mask-arguments';
import type { ProcessEnvironment } from '@/lib/domain/contents/process-view';
import { AppError } from '@/lib/errors/app-error';
import { checkpointSource, walkOptions } from './checkpoint-source';

/**
 * Arguments and environment of one process with all values, secrets too: only for whoever asks for just that.
 * @throws AppError input/invalid when the checkpoint has no such process, and those of `getCheckpointContents`.
 */
export async function getProcessEnvironment(
  id: string,
  pid: number,
  signal?: AbortSignal,
): Promise<ProcessEnvironment> {
  const { source } = await checkpointSource(id);
  const { images, windows } = await readCheckpoint(source, walkOptions(signal));
  if (!images.records('pstree').some((process) => process.pid === pid)) {
    throw new AppError('input/invalid', `The checkpoint has no process ${pid}.`);
  }
  const strings = (what: 'arguments' | 'environment') =>
    stringsOf(windows.find((window) => window.pid === pid && window.what === what));
  const environment = strings('environment');
  return {
    pid,
    arguments: strings('arguments'),
    environment: environment && envVariables(environment, { hasValues: true }),
  };
}
