import { judgeAddress, judgeContainer, judgeImage, judgePorts } from './judge-container';
import { judgeFiles } from './judge-files';
import { judgeDriver, judgeGpu } from './judge-gpu';
import { judgeCpu, judgeKernel, judgeVersions } from './judge-machine';
import { judgeMounts } from './judge-mounts';
import { judgeDisk, judgeMemory, judgeVram } from './judge-space';
import type { AskedFacts, NowFacts, ThenFacts } from './readiness-facts';
import { readinessIds, type ReadinessRow } from './readiness-row';

/** "Will it restore here?": one row for each thing that matters to this checkpoint. */
export function judgeReadiness(then: ThenFacts, now: NowFacts, asked: AskedFacts): ReadinessRow[] {
  const rows = [
    judgeFiles(then, now),
    judgeImage(then, now),
    judgeContainer(then, now, asked),
    judgePorts(then, now, asked),
    judgeAddress(then, now, asked),
    judgeMounts(then, now),
    judgeMemory(then, now),
    judgeDisk(then, now),
    judgeGpu(then, now),
    judgeDriver(then, now),
    judgeVram(then, now),
    judgeCpu(then, now),
    judgeKernel(then, now),
    ...judgeVersions(then, now),
  ].filter((row) => row !== null);
  return rows.sort((a, b) => readinessIds.indexOf(a.id) - readinessIds.indexOf(b.id));
}
