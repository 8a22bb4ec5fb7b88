import 'server-only';
import type { ContainerActionInput } from '@/lib/domain/options';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { podmanArgv } from '@/lib/host/podman/podman';
import { mustHaveEnded, quietCuda } from '../end-container';
import { engineFailure } from '../engine-failure';
import type { RunContext } from '../run-context';

/** Seconds podman waits after SIGTERM before it kills. */
const graceSeconds = 10;

/** Stops a container; its checkpoints are not touched. */
export async function runStop(run: RunContext, input: ContainerActionInput): Promise<void> {
  await run.phase('stop', async (signal) => {
    const container = await inspectContainer(input.container);
    await run.update({ containerId: container.id, containerName: container.name });
    for (const sentence of await quietCuda(container)) await run.log('product', sentence);
    const result = await run.job(await podmanArgv(['stop', '--time', `${graceSeconds}`, container.id]), signal);
    if (result.exitCode === 0) return;
    for (const sentence of await mustHaveEnded(container.id, engineFailure('other', result)))
      await run.log('product', sentence);
  });
}
