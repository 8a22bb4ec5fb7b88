import 'server-only';
import { phaseTitles } from '@/lib/domain/phase';
import type { HostLimitsView } from '@/lib/domain/host-limits/view';
import type { HostLimits } from '@/lib/domain/host-limits/limit';
import { latestHostLimitsOf, latestHostLimitsOfHost } from '@/lib/db/host-limits';
import { localHostId } from '@/lib/db/hosts';
import { listUnfinishedRuns } from '@/lib/db/runs';
import { isAppError } from '@/lib/errors/app-error';
import { currentTestbedId } from '@/lib/runs/testbed-of';

/** This host's limits on its present testbed, and whether they can be measured now. */
export async function getHostLimits(): Promise<HostLimitsView> {
  const [limits, older, unfinished] = await Promise.all([
    limitsOfPresentTestbed(),
    latestHostLimitsOfHost(localHostId),
    listUnfinishedRuns(),
  ]);
  const measuring = unfinished.find(({ run }) => run.kind === 'host-limits')?.run;
  const benchmark = unfinished.find(({ run }) => run.kind === 'benchmark')?.run;
  return {
    limits,
    hasOlder: limits === null && older !== null,
    underWay: measuring
      ? { runId: measuring.id, phaseTitle: measuring.currentPhase && phaseTitles[measuring.currentPhase] }
      : null,
    benchmark: benchmark ? { runId: benchmark.id, title: benchmark.title } : null,
  };
}

/** Null without an engine, too: the testbed names its versions, and the Host page is where its reader learns what is missing. */
async function limitsOfPresentTestbed(): Promise<HostLimits | null> {
  try {
    return await latestHostLimitsOf(await currentTestbedId());
  } catch (error) {
    if (isAppError(error) && error.code === 'podman/engine-down') return null;
    throw error;
  }
}
