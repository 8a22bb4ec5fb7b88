import { z } from 'zod';
import type { DumpStats, RestoreStats } from '@/lib/domain/measurement';

// Podman prints the statistics as one JSON object; before it there may be the container's id.
const dumpSchema = z.object({
  podman_checkpoint_duration: z.number(),
  container_statistics: z
    .array(
      z.object({
        runtime_checkpoint_duration: z.number(),
        criu_statistics: z.object({
          freezing_time: z.number().default(0),
          frozen_time: z.number().default(0),
          memdump_time: z.number().default(0),
          memwrite_time: z.number().default(0),
          pages_scanned: z.number().default(0),
          pages_written: z.number().default(0),
        }),
      }),
    )
    .min(1),
});
const restoreSchema = z.object({
  podman_restore_duration: z.number(),
  container_statistics: z
    .array(
      z.object({
        runtime_restore_duration: z.number(),
        criu_statistics: z.object({
          forking_time: z.number().default(0),
          restore_time: z.number().default(0),
          pages_restored: z.number().default(0),
        }),
      }),
    )
    .min(1),
});

/** Statistics of `podman container checkpoint --print-stats`; undefined when there are none. */
export function parseDumpStats(stdout: string): DumpStats | undefined {
  const parsed = dumpSchema.safeParse(jsonIn(stdout));
  const first = parsed.data?.container_statistics[0];
  if (!parsed.data || !first) return undefined;
  const criu = first.criu_statistics;
  return {
    podmanCheckpointDurationUs: parsed.data.podman_checkpoint_duration,
    runtimeCheckpointDurationUs: first.runtime_checkpoint_duration,
    freezingTimeUs: criu.freezing_time,
    frozenTimeUs: criu.frozen_time,
    memdumpTimeUs: criu.memdump_time,
    memwriteTimeUs: criu.memwrite_time,
    pagesScanned: criu.pages_scanned,
    pagesWritten: criu.pages_written,
  };
}

/** Statistics of `podman container restore --print-stats`; undefined when there are none. */
export function parseRestoreStats(stdout: string): RestoreStats | undefined {
  const parsed = restoreSchema.safeParse(jsonIn(stdout));
  const first = parsed.data?.container_statistics[0];
  if (!parsed.data || !first) return undefined;
  const criu = first.criu_statistics;
  return {
    podmanRestoreDurationUs: parsed.data.podman_restore_duration,
    runtimeRestoreDurationUs: first.runtime_restore_duration,
    forkingTimeUs: criu.forking_time,
    restoreTimeUs: criu.restore_time,
    pagesRestored: criu.pages_restored,
  };
}

function jsonIn(text: string): unknown {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start, text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
