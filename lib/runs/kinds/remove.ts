import 'server-only';
import type { ContainerActionInput } from '@/lib/domain/options';
import { countCheckpointsByContainer } from '@/lib/db/checkpoints';
import { AppError } from '@/lib/errors/app-error';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { podmanArgv } from '@/lib/host/podman/podman';
import { freeSlot } from '@/lib/host/storage/slot';
import { quietCuda } from '../end-container';
import { engineFailure } from '../engine-failure';
import type { RunContext } from '../run-context';

/** Removes a container. With it goes the only place its in-place checkpoints can be restored into. */
export async function runRemove(run: RunContext, input: ContainerActionInput): Promise<void> {
  await run.phase('remove', async (signal) => {
    const container = await inspectContainer(input.container);
    await run.update({ containerId: container.id, containerName: container.name });
    const count = (await countCheckpointsByContainer()).get(container.id) ?? 0;
    if (count > 0 && !input.acceptLoss) {
      throw new AppError(
        'checkpoint/protected',
        `${count} checkpoint(s) can only be restored into ${container.name}. Removing it makes them useless.`,
      );
    }
    for (const sentence of await quietCuda(container)) await run.log('product', sentence);
    await freeSlot(container.userdataDir);
    const result = await run.job(await podmanArgv(['rm', '--force', '--time', '10', container.id]), signal);
    if (result.exitCode !== 0) throw engineFailure('other', result);
  });
}
