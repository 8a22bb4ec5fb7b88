import type { LogFileTimes } from '@/lib/domain/measurement';
import type { AnatomyPart, AnatomyPartKey } from './part';

/** What clocks other than CRIU's say of one dump or restore. Null: not measured. */
export interface CommandClocks {
  /** From spawn to exit of the engine's command, by this server's clock. */
  wallMs: number;
  /** podman's own time for the work, without its start and end, and the time of the runtime within it. */
  podmanMs: number | null;
  runtimeMs: number | null;
  /** The kernel's times of CRIU's log file. */
  logFile: LogFileTimes | null;
}

/**
 * The time around CRIU, each part by a clock that knows nothing of the wall time, so that the sum can be wrong: from
 * the birth and the last change of CRIU's log file; where those are not known, from what podman and the runtime
 * timed themselves, which leaves out the start and the end of podman's command.
 */
export function aroundCriu(
  criuMs: number,
  clocks: CommandClocks | null,
): { before: AnatomyPart[]; after: AnatomyPart[] } {
  if (clocks === null) return { before: [], after: [] };
  const { wallMs, podmanMs, runtimeMs, logFile } = clocks;
  if (logFile !== null) {
    return { before: [part('before', logFile.createdMs)], after: [part('after', wallMs - logFile.writtenMs)] };
  }
  if (podmanMs === null || runtimeMs === null) return { before: [], after: [] };
  return { before: [], after: [part('runtime', runtimeMs - criuMs), part('podman', podmanMs - runtimeMs)] };
}

// Two clocks may disagree by a tick; no bar is shorter than nothing.
const part = (key: AnatomyPartKey, durationMs: number): AnatomyPart => ({
  key,
  durationMs: Math.max(0, durationMs),
  bytes: null,
});
