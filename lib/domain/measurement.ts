import type { GpuMemory } from './gpu-memory';
import type { SkippedChange } from './benchmark/settings/change';
import type { HostLimit } from './host-limits/limit';
import type { SampleRole } from './benchmark/plan';

/**
 * Clock points of a start, in ms after T0 (the moment it was asked for), on one monotonic clock.
 * T1 container running, T2 health answers 200, T3 first streamed token, T4 answer complete.
 */
export interface ClockPoints {
  t1RunningMs: number | null;
  t2HealthyMs: number | null;
  t3FirstTokenMs: number | null;
  t4CompleteMs: number | null;
}

/** An answer to the spec's request; `text` is what is compared after a restore. */
export interface Answer {
  text: string;
  tokenCount: number;
  /** Time from sending the request to its first token. */
  ttftMs: number;
  durationMs: number;
  /** SHA-256 of `text`, hexadecimal. */
  digest: string;
}

export type AnswerMatch = 'same' | 'different' | 'not-compared';

/** CRIU's and podman's own statistics of a dump (`--print-stats`), in microseconds and pages. */
export interface DumpStats {
  podmanCheckpointDurationUs: number;
  runtimeCheckpointDurationUs: number;
  freezingTimeUs: number;
  frozenTimeUs: number;
  memdumpTimeUs: number;
  memwriteTimeUs: number;
  pagesScanned: number;
  pagesWritten: number;
}

/** The like of a restore. `restoreTimeUs` leaves out the CUDA resume, so it is never shown as "the restore". */
export interface RestoreStats {
  podmanRestoreDurationUs: number;
  runtimeRestoreDurationUs: number;
  forkingTimeUs: number;
  restoreTimeUs: number;
  pagesRestored: number;
}

/**
 * When CRIU's log began, as this server saw it, and was last written, as the kernel stamped the file; in ms after the
 * engine's command began.
 */
export interface LogFileTimes {
  begunMs: number;
  writtenMs: number;
}

/** What a finished run measured. Absent: not measured by this kind of run. */
export interface RunMeasurement extends Partial<ClockPoints> {
  /** Wall time of the engine's own command (podman checkpoint or restore), from spawn to exit. */
  engineDurationMs?: number;
  criuLogFile?: LogFileTimes;
  /** From the run's start to the engine command's end. */
  actionToEngineDoneMs?: number;
  /** Copying the writable layer and /dev/shm (at the dump, or back before a restore). */
  layerDurationMs?: number;
  dumpStats?: DumpStats;
  restoreStats?: RestoreStats;
  answerMatch?: AnswerMatch;
  answer?: Answer;
  referenceAnswer?: Answer;
  sizeBytes?: number;
  /** GPU memory of the server just before its dump; it is inside the images afterwards. */
  vramBytes?: number;
  /** The same by GPU. Not there for checkpoints of earlier versions. */
  vramOfGpus?: GpuMemory[];
  /** Who saved it: CRIU's plugin during the dump, or the product before it. */
  vramMethod?: 'criu-plugin' | 'cuda-checkpoint' | 'none';
  /** Files of the writable layer that changed between a leave-running dump and the copy. */
  layerFilesChangedInGap?: string[];
  /** Set when the run is a sample of a benchmark; with the state of the page cache before it. */
  sample?: SampleRole;
  /** Steps of a benchmark: done so far and in all. */
  stepsDone?: number;
  stepsTotal?: number;
  hostPort?: number | null;
  /** What the host can do at most. */
  limits?: HostLimit[];
  /** Changes that a suite could not try on this host. */
  skippedChanges?: SkippedChange[];
}
