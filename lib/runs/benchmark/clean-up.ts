import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { listChildren } from '@/lib/db/benchmark-runs';
import { listContainers } from '@/lib/host/podman/list-containers';
import { podmanOrThrow } from '@/lib/host/podman/podman';
import { deleteCheckpointFiles } from '../delete-checkpoint-files';
import { quietCudaOf } from '../end-container';

/**
 * Removes the containers and checkpoints that a benchmark's own runs made, and stops the container of
 * a checkpoint it was lent. What it made is read from the records, so that it works after a crash too.
 * @returns sentences on what was done, for the log.
 */
export async function cleanUpBenchmark(runId: string, input: BenchmarkInput): Promise<string[]> {
  const children = await listChildren(runId);
  const done: string[] = [];
  const kept = new Set<string>();
  for (const child of children) {
    if (child.kind !== 'checkpoint' || child.checkpointId === null) continue;
    const checkpoint = await getCheckpointRecord(child.checkpointId);
    if (!checkpoint || checkpoint.state === 'deleted') continue;
    const isMain = child.measurement?.sample === undefined;
    if (isMain && input.keepCheckpoint && checkpoint.state === 'ready') {
      kept.add(child.id);
      await stopNow(checkpoint.containerId);
      done.push(`Checkpoint ${checkpoint.name} is kept, as asked, with its container ${checkpoint.containerName}.`);
      continue;
    }
    await deleteCheckpointFiles(checkpoint);
    done.push(`Deleted checkpoint ${checkpoint.name}.`);
  }
  const makers = new Set(children.map(({ id }) => id).filter((id) => !kept.has(id)));
  done.push(...(await removeContainers(runId, makers)));
  if (input.checkpointId !== null && children.length > 0) {
    const lent = await getCheckpointRecord(input.checkpointId);
    if (lent?.form === 'directory') await stopNow(lent.containerId);
  }
  return done;
}

/** Stops a container at once: nothing in its memory is wanted, and the next sample needs the host for itself. */
export async function stopNow(containerId: string): Promise<void> {
  await quietCudaOf(containerId);
  await podmanOrThrow(['stop', '--ignore', '--time', '0', containerId], { timeoutMs: 120_000 });
}

/** How a benchmark names the containers that it restores from archives. */
export function restoredName(runId: string, ordinal: number): string {
  return `bench-${runId.slice(0, 8)}-${ordinal}`;
}

async function removeContainers(benchmarkId: string, makers: ReadonlySet<string>): Promise<string[]> {
  const prefix = `bench-${benchmarkId.slice(0, 8)}-`;
  const own = (await listContainers()).filter(
    ({ runId, name }) => (runId !== null && makers.has(runId)) || name.startsWith(prefix),
  );
  if (own.length === 0) return [];
  await podmanOrThrow(['rm', '--force', '--time', '0', '--', ...own.map(({ id }) => id)], { timeoutMs: 120_000 });
  return [`Removed ${own.length === 1 ? 'container' : 'containers'} ${own.map(({ name }) => name).join(', ')}.`];
}
