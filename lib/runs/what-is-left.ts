import 'server-only';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { endLeftRestored } from './end-container';
import type { RunContext } from './run-context';

/**
 * After a failed restore. In place: a container that lives although podman calls it dead is ended, or the next restore
 * could not begin. From an archive: the container that podman made is named, so that nobody has to look for it.
 */
export async function tellWhatIsLeft(
  run: RunContext,
  restored: { containerId: string } | { importedAs: string },
): Promise<void> {
  if ('containerId' in restored) {
    for (const sentence of await endLeftRestored(restored.containerId)) await run.log('product', sentence);
    return;
  }
  const left = await inspectContainer(restored.importedAs).catch(() => null);
  if (left === null || left.isRunning) return;
  await run.update({ containerId: left.id, containerName: left.name });
  await run.log('product', `The import left container ${left.name} in the state ${left.status}.`);
}
