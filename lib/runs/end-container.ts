import 'server-only';
import { inspectContainer, type ContainerFacts } from '@/lib/host/podman/inspect-container';
import { podmanOrThrow } from '@/lib/host/podman/podman';
import { findInRuntime } from '@/lib/host/podman/runtime-container';
import { vramBytesOfTree } from '@/lib/host/gpu/vram-in-use';
import { saveVram } from '@/lib/host/gpu/save-vram';
import { endLeftProcesses } from './end-left-processes';

/** How long a container whose monitor is gone may take to end after podman told it to. */
const unwatchedGraceMs = 10_000;

/**
 * Makes a container safe to stop, kill or remove. A plain kill of a restored CUDA process has hung whole hosts
 * (docs/gpu.md), so its GPU memory is given back through the driver first. Every other container is left alone.
 * @returns sentences on what was done, for the log; empty when there was nothing to do.
 */
export async function quietCuda(
  container: Pick<ContainerFacts, 'name' | 'isRunning' | 'isRestored' | 'pid'>,
): Promise<string[]> {
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

/**
 * After a failed restore: ends the processes of a container that podman takes for dead and its runtime does not.
 * @returns sentences on what was done, for the log.
 */
export async function endLeftRestored(containerId: string): Promise<string[]> {
  const facts = await inspectContainer(containerId).catch(() => null);
  if (facts === null || facts.isRunning || facts.status === 'paused') return [];
  const done: string[] = [];
  const left = await findInRuntime(facts.id);
  if (left !== null) {
    done.push(...(await quietCuda({ name: facts.name, isRunning: true, isRestored: true, pid: left.pid })));
    await left.remove();
    done.push(`The runtime still had ${facts.name}, which podman takes for dead: it was ended.`);
  }
  return [...done, ...(await endLeftProcesses(facts))];
}

/**
 * Stops a container. When its monitor was killed podman fails although the container has ended: that is no failure.
 * @returns sentences on what was odd, for the log.
 * @throws AppError as podman's failure is diagnosed.
 */
export async function stopContainer(containerId: string, graceSeconds: number): Promise<string[]> {
  try {
    await podmanOrThrow(['stop', '--time', `${graceSeconds}`, containerId], { timeoutMs: 60_000 });
    return [];
  } catch (error) {
    return mustHaveEnded(containerId, error);
  }
}

/**
 * After a stop that podman called failed: sentences when the container has ended all the same, or could be ended.
 * podman asks such a container to end, but does not wait for it without its monitor.
 * @throws `error` when it has not.
 */
export async function mustHaveEnded(containerId: string, error: unknown): Promise<string[]> {
  const facts = await inspectContainer(containerId).catch(() => null);
  const isUnwatched = error instanceof Error && error.message.includes('conmon exited prematurely');
  if (facts === null || (isLiving(facts) && !isUnwatched)) throw error;
  const done: string[] = [];
  if (isLiving(facts) || facts.status === 'stopping') {
    // podman has told it to end, and may have gone without the patience that it was to have.
    done.push(...(await quietCuda(facts)), ...(await endLeftProcesses(facts, { patienceMs: unwatchedGraceMs })));
    // Told to look at it, podman finds that it has ended.
    await podmanOrThrow(['container', 'cleanup', facts.id]).catch(() => '');
    const now = await inspectContainer(facts.id).catch(() => null);
    if (now === null || isLiving(now)) throw error;
  }
  return [
    ...done,
    ...(await endLeftRestored(containerId)),
    `podman could not wait for the end of ${facts.name}, as its monitor is gone; it has ended.`,
  ];
}

const isLiving = ({ isRunning, status }: ContainerFacts) => isRunning || status === 'paused';

/** The like, for a container that is known by its name or id only; one that is gone needs nothing. */
export async function quietCudaOf(container: string): Promise<string[]> {
  const facts = await inspectContainer(container).catch(() => null);
  return facts ? quietCuda(facts) : [];
}
