import 'server-only';
import { z } from 'zod';
import { specSchema, type Spec } from '@/lib/domain/spec';
import { AppError } from '@/lib/errors/app-error';
import { findFreePort } from '@/lib/host/server/address';
import { inspectContainer, type ContainerFacts } from '@/lib/host/podman/inspect-container';
import { launchArgs } from '@/lib/host/podman/launch-args';
import { podman, podmanArgv } from '@/lib/host/podman/podman';
import { engineFailure } from './engine-failure';
import { monitoredJob } from './monitored-job';
import { endLeftRestored } from './end-container';
import type { RunContext } from './run-context';
import { clearStorage } from './what-is-left';

export interface Launched {
  container: ContainerFacts;
  hostPort: number | null;
}

/** Phase "launch": starts a container from its spec. T1 is the end of `podman run --detach`. */
export async function launch(
  run: RunContext,
  {
    spec,
    specId,
    name,
    criuConfig = null,
  }: {
    spec: Spec;
    specId: string;
    name: string;
    /** CRIU's settings for this container alone. */ criuConfig?: string | null;
  },
): Promise<Launched> {
  return run.phase('launch', async (signal) => {
    // Specs are stored as they were valid then; nothing becomes an argument of a command that is not valid now.
    const valid = specSchema.safeParse(spec);
    if (!valid.success) throw new AppError('input/invalid', z.prettifyError(valid.error));
    const hostPort = spec.network === 'host' ? null : (spec.port.hostPort ?? (await findFreePort()));
    const argv = await podmanArgv(launchArgs(spec, { name, hostPort, specId, runId: run.runId, criuConfig }));
    let result;
    try {
      result = await monitoredJob(run, argv, signal, name);
    } catch (error) {
      // Cancelled half-way: podman may have made the container already. It has nothing to lose yet.
      await removeOwn(run.runId);
      await clearStorage(name);
      throw error;
    }
    if (result.exitCode !== 0) {
      await removeOwn(run.runId);
      await clearStorage(name);
      throw engineFailure('run', result);
    }
    run.inBackground(run.measure({ t1RunningMs: run.sinceT0Ms(), hostPort }));
    const container = await inspectContainer(result.stdout.trim().split('\n').at(-1) ?? name);
    await run.update({ containerId: container.id, containerName: container.name });
    return { container, hostPort };
  });
}

/** Removes the containers that this very run launched, and no other. */
export async function removeOwn(runId: string): Promise<void> {
  const found = await podman(['ps', '--all', '--quiet', '--filter', `label=gpu-load.run=${runId}`]);
  if (found.exitCode !== 0 || found.stdout.trim() === '') return;
  const ids = found.stdout.trim().split('\n');
  // One whose monitor was killed would be removed without its processes.
  for (const id of ids) await endLeftRestored(id);
  await podman(['rm', '--force', '--time', '0', '--', ...ids], { timeoutMs: 60_000 });
}
