import type { PhaseView, RunSummary } from '@/lib/domain/views';

/** How far a run says it is. */
export interface RunProgress {
  phase: PhaseView | null;
  /** Whole percent of the phase's bytes, or of a benchmark's steps; null where nothing is counted. Never 100: it is not over. */
  percent: number | null;
}

/** What a running run is at, and how far, by what it counts. */
export function runProgress({
  phases,
  measurement,
}: {
  phases: PhaseView[];
  measurement: RunSummary['measurement'];
}): RunProgress {
  const phase = phases.find(({ status }) => status === 'running') ?? null;
  const { stepsDone, stepsTotal } = measurement ?? {};
  const percent =
    stepsDone !== undefined && stepsTotal !== undefined
      ? percentOf(stepsDone, stepsTotal)
      : percentOf(phase?.progressBytes ?? null, phase?.expectedBytes ?? null);
  return { phase, percent };
}

function percentOf(done: number | null, of: number | null): number | null {
  if (done === null || of === null || of <= 0) return null;
  return Math.min(99, Math.floor((100 * done) / of));
}
