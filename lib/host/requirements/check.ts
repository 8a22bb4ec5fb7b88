import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import { cgroupRequirement } from '@/lib/host/requirements/cgroup';
import { readRequirementContext } from '@/lib/host/requirements/context';
import { criuTimeoutRequirement } from '@/lib/host/requirements/criu-timeout';
import { criuRequirement } from '@/lib/host/requirements/criu';
import { gpuRequirements } from '@/lib/host/requirements/gpu';
import { kernelRequirements } from '@/lib/host/requirements/kernel';
import { networkLockRequirement } from '@/lib/host/requirements/network-lock';
import { podmanRequirement, runtimeRequirement } from '@/lib/host/requirements/podman';
import { rootRequirement } from '@/lib/host/requirements/root';
import { spaceRequirements } from '@/lib/host/requirements/space';
import { hugePagesRequirement, ioUringRequirement } from '@/lib/host/requirements/tuning';

/**
 * Everything the product needs of this host, in the order in which a person would set it up. Only looks, changes
 * nothing, and takes less than 2 s. `lastRestoreAt` is when a restore last succeeded here: the best proof of CRIU.
 */
export async function checkRequirements({ lastRestoreAt = null }: { lastRestoreAt?: string | null } = {}): Promise<
  Requirement[]
> {
  const context = await readRequirementContext(lastRestoreAt);
  const rows = await Promise.all([
    rootRequirement(),
    kernelRequirements(context),
    podmanRequirement(context),
    runtimeRequirement(context),
    criuRequirement(context),
    cgroupRequirement(context),
    networkLockRequirement(context),
    hugePagesRequirement(),
    ioUringRequirement(),
    gpuRequirements(context),
    criuTimeoutRequirement(context),
    spaceRequirements(),
  ]);
  return rows.flat();
}
