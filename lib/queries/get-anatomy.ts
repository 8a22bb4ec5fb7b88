import 'server-only';
import { getRunDetail } from '@/lib/db/runs';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { latestHostLimits } from '@/lib/db/host-limits';
import type { CommandClocks } from '@/lib/diagnosis/anatomy/around-criu';
import { ceilingsOf } from '@/lib/diagnosis/anatomy/ceiling';
import type { Anatomy } from '@/lib/diagnosis/anatomy/part';
import type { AnatomyView } from '@/lib/diagnosis/anatomy/view';
import type { RunDetail } from '@/lib/domain/views';
import { anatomyReader } from '@/lib/diagnosis/anatomy/read-anatomy';
import { linesOfBlock } from '@/lib/host/run-log/lines-of-block';
import { readRunLog } from './read-run-log';

const logs = {
  checkpoint: { kind: 'dump', name: 'dump.log' },
  restore: { kind: 'restore', name: 'restore.log' },
} as const;

/**
 * Where the time of a run's dump or restore went, from CRIU's log kept with it, and what the host could do at most;
 * read a block at a time, whatever its length. Null: no such run, another kind, or no log of it.
 */
export async function getAnatomy(runId: string): Promise<AnatomyView | null> {
  const run = await getRunDetail(runId);
  if (run?.kind !== 'checkpoint' && run?.kind !== 'restore') return null;
  const { kind, name } = logs[run.kind];
  const textOf = await readRunLog(runId, name).catch(() => null);
  if (textOf === null) return null;
  const reader = anatomyReader(kind);
  for await (const block of textOf()) {
    for (const line of linesOfBlock(block)) reader.push(line);
  }
  const anatomy = reader.result(clocksOf(run));
  return anatomy && withLimits(anatomy, run);
}

const usPerMs = 1000;

function clocksOf({ measurement }: RunDetail): CommandClocks | null {
  const { engineDurationMs, dumpStats, restoreStats, criuLogFile } = measurement ?? {};
  if (engineDurationMs === undefined) return null;
  const inMs = (us: number | undefined) => (us === undefined ? null : us / usPerMs);
  return {
    wallMs: engineDurationMs,
    podmanMs: inMs(restoreStats?.podmanRestoreDurationUs ?? dumpStats?.podmanCheckpointDurationUs),
    runtimeMs: inMs(restoreStats?.runtimeRestoreDurationUs ?? dumpStats?.runtimeCheckpointDurationUs),
    logFile: criuLogFile ?? null,
  };
}

/** How much GPU memory moved is not in the log: the dump's run has it. */
async function withLimits(logged: Anatomy, run: RunDetail): Promise<AnatomyView> {
  const checkpoint = run.checkpointId === null ? null : await getCheckpointRecord(run.checkpointId);
  const vramBytes = run.measurement?.vramBytes ?? checkpoint?.dumpMeasurement?.vramBytes ?? 0;
  const parts = logged.parts.map((part) =>
    (part.key === 'cuda-load' || part.key === 'cuda-save') && vramBytes > 0 ? { ...part, bytes: vramBytes } : part,
  );
  const anatomy = { ...logged, parts };
  const limits = run.testbed === null ? null : await latestHostLimits(run.testbed);
  const cache = run.measurement?.sample?.cache ?? null;
  const storage = checkpoint?.storage ?? 'disk';
  return {
    anatomy,
    measuredBy: limits?.runId ?? null,
    ceilings: limits === null ? {} : ceilingsOf(anatomy, { limits: limits.limits, storage, cache }),
  };
}
