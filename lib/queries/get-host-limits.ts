import 'server-only';
import { phaseTitles } from '@/lib/domain/phase';
import type { HostLimitsView } from '@/lib/domain/host-limits/view';
import { latestHostLimitsOf, latestHostLimitsOfHost } from '@/lib/db/host-limits';
import { localHostId } from '@/lib/db/hosts';
import { listUnfinishedRuns } from '@/lib/db/runs';
import { currentTestbedId } from '@/lib/runs/testbed-of';

/** This host's limits on its present testbed, and whether they can be measured now. */
export async function getHostLimits(): Promise<HostLimitsView> {
  const [limits, older, unfinished] = await Promise.all([
    currentTestbedId().then(latestHostLimitsOf),
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
