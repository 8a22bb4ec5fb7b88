import { z } from 'zod';
import type { Measure } from '../benchmark/measures';
import type { PhaseKey } from '../phase';

/** A file of seconds says nothing longer than this. */
const maxSeconds = 1_000_000;
const seconds = z.number().min(0, 'Not below 0.').max(maxSeconds);
const total = seconds.min(0.001, 'Above 0.');

const stated = {
  /** Python's `datetime.now().isoformat()`, mostly without a zone, written when all was measured. */
  timestamp: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/, 'A time such as 2026-01-31T12:00:00.5.')
    .refine((text) => !Number.isNaN(Date.parse(isoOf(text))), 'No such time.'),
  model: z.string().min(1).max(200),
  /** From the request, which is sent when the server is healthy, to its first token. */
  inference_tfft: seconds,
  full_response_time: total.nullable().default(null),
};

/** What `benchmark-baseline.py` and `benchmark-criu.py` write: one start, in seconds. */
export const scriptResultSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('baseline'),
      ...stated,
      container_start_time: seconds,
      model_load_time: seconds,
      total_cold_start_tfft: total,
    }),
    z.object({
      type: z.literal('criu'),
      ...stated,
      restore_time: seconds,
      reinitialization_time: seconds,
      total_criu_tfft: total,
    }),
  ])
  .check(({ value, issues }) => {
    const { healthyS, firstTokenS, completeS } = clockOf(value);
    // Each figure is rounded by itself, to milliseconds at the coarsest.
    const slackS = 0.005;
    const isInOrder = (earlierS: number, laterS: number) => earlierS <= laterS + slackS;
    if (isInOrder(healthyS, firstTokenS) && isInOrder(firstTokenS, completeS ?? firstTokenS)) return;
    issues.push({ code: 'custom', input: undefined, path: [], message: 'Its parts take longer than the whole.' });
  });
export type ScriptResult = z.infer<typeof scriptResultSchema>;

/** One start in the product's own measures and phases. */
export interface ScriptMeasurement {
  values: Record<Measure, number | null>;
  phases: { key: PhaseKey; durationMs: number }[];
  startedAt: string;
  finishedAt: string;
}

/** The clock points in whole ms, and the phases between them. A time without a zone is read as UTC. */
export function measurementOf(result: ScriptResult): ScriptMeasurement {
  const { runningS, healthyS, firstTokenS, completeS } = clockOf(result);
  const [t1, t2, t3] = [toMs(runningS), Math.max(1, toMs(healthyS)), Math.max(1, toMs(firstTokenS))];
  const t4 = completeS === null ? null : toMs(completeS);
  const finishedMs = Date.parse(isoOf(result.timestamp));
  const isRestore = result.type === 'criu';
  return {
    values: {
      t3FirstTokenMs: t3,
      t2HealthyMs: t2,
      t1RunningMs: t1,
      t4CompleteMs: t4,
      // `podman container restore` from spawn to exit is what both sides mean by it.
      engineDurationMs: isRestore ? t1 : null,
      layerDurationMs: null,
      sizeBytes: null,
    },
    phases: [
      { key: isRestore ? 'restore' : 'launch', durationMs: t1 },
      { key: 'health', durationMs: Math.max(0, t2 - t1) },
      ...(t4 === null ? [] : [{ key: 'request' as const, durationMs: Math.max(0, t4 - t2) }]),
    ],
    startedAt: new Date(finishedMs - (t4 ?? t3)).toISOString(),
    finishedAt: new Date(finishedMs).toISOString(),
  };
}

/** Seconds after the request for a start. */
function clockOf(result: ScriptResult) {
  const isRestore = result.type === 'criu';
  const runningS = isRestore ? result.restore_time : result.container_start_time;
  return {
    runningS,
    healthyS: runningS + (isRestore ? result.reinitialization_time : result.model_load_time),
    firstTokenS: isRestore ? result.total_criu_tfft : result.total_cold_start_tfft,
    completeS: result.full_response_time,
  };
}

// Python writes microseconds, of which a date keeps milliseconds.
function isoOf(timestamp: string): string {
  const text = timestamp.replace(/(\.\d{3})\d+/, '$1');
  return /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
}

function toMs(value: number): number {
  return Math.round(value * 1000);
}
