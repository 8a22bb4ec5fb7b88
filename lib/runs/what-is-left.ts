import 'server-only';
import { isAppError } from '@/lib/errors/app-error';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { removeLeftStorage } from '@/lib/host/podman/left-storage';
import { keepRuntimeSpec } from '@/lib/host/storage/runtime-spec';
import { endLeftRestored } from './end-container';
import type { RunContext } from './run-context';

/**
 * After a failed restore. In place: a container that lives although podman calls it dead is ended, or the next restore
 * could not begin, and podman's description of it is put back when it was lost. From an archive: the container that
 * podman made is named, so that nobody has to look for it, and nothing of it lives on; storage without a container is removed.
 */
export async function tellWhatIsLeft(
  run: RunContext,
  restored: { containerId: string; userdataDir: string } | { importedAs: string },
): Promise<void> {
  if ('containerId' in restored) {
    for (const sentence of await mendRestored(restored)) await run.log('product', sentence);
    return;
  }
  const left = await inspectContainer(restored.importedAs).catch((error: unknown) =>
    isAppError(error) && error.code === 'podman/container-missing' ? null : 'not known',
  );
  if (left === 'not known') {
    // The engine is away. What it has made by this name may be there when it comes back.
    await run.update({ containerName: restored.importedAs });
    await run.log('product', `podman did not say whether the import left a container ${restored.importedAs}.`);
    return;
  }
  if (left === null) {
    for (const sentence of await clearStorage(restored.importedAs)) await run.log('product', sentence);
    return;
  }
  if (left.isRunning) return;
  await run.update({ containerId: left.id, containerName: left.name });
  await run.log('product', `The import left container ${left.name} in the state ${left.status}.`);
  for (const sentence of await endLeftRestored(left.id)) await run.log('product', sentence);
}

/** Makes a container that an unfinished restore in place has left fit for the next one. @returns sentences for the log. */
export async function mendRestored({
  containerId,
  userdataDir,
}: {
  containerId: string;
  userdataDir: string;
}): Promise<string[]> {
  const isPutBack = await keepRuntimeSpec(userdataDir).catch(() => false);
  return [
    ...(isPutBack ? ['podman’s config.json of the container was lost, and was put back.'] : []),
    ...(await endLeftRestored(containerId)),
  ];
}

/** Removes what an unfinished import or launch has left of a container that podman does not know. */
export async function clearStorage(name: string): Promise<string[]> {
  const count = await removeLeftStorage(name).catch(() => 0);
  return count === 0 ? [] : [`Storage of ${name}, which podman has no container for, was removed.`];
}
