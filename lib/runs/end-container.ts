import 'server-only';
import { inspectContainer, type ContainerFacts } from '@/lib/host/podman/inspect-container';
import { vramBytesOfTree } from '@/lib/host/gpu/vram-in-use';
import { saveVram } from '@/lib/host/gpu/save-vram';

/**
 * Makes a container safe to stop, kill or remove. A plain kill of a restored CUDA process has hung whole hosts
 * (docs/gpu.md), so its GPU memory is given back through the driver first. Every other container is left alone.
 * @returns sentences on what was done, for the log; empty when there was nothing to do.
 */
export async function quietCuda(container: ContainerFacts): Promise<string[]> {
  if (!container.isRunning || !container.isRestored || container.pid === 0) return [];
  const before = await vramBytesOfTree(container.pid);
  if (before === 0) return [];
  try {
    const pids = await saveVram(container.pid);
    const after = await vramBytesOfTree(container.pid);
    const freed = Math.round((before - after) / 1024 ** 2);
    return [
      `Before the end of restored container ${container.name}: CUDA locked and checkpointed in ${pids.length} process(es), ${freed} MiB of GPU memory given back${after === 0 ? '' : `, ${Math.round(after / 1024 ** 2)} MiB still held`}.`,
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`The GPU memory of restored container ${container.name} could not be given back before its end: ${why}`];
  }
}

/** The like, for a container that is known by its name or id only; one that is gone needs nothing. */
export async function quietCudaOf(container: string): Promise<string[]> {
  const facts = await inspectContainer(container).catch(() => null);
  return facts ? quietCuda(facts) : [];
}
