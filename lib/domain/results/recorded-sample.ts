import { z } from 'zod';
import { cacheStates } from '../benchmark/suite';
import { measures, measureTexts, type Measure } from '../benchmark/measures';
import type { DumpStats, RestoreStats } from '../measurement';
import { phaseTitles, type PhaseKey } from '../phase';
import { phaseStatuses } from '../run-status';

/** The database keeps milliseconds in 32 bits; that is 24 days. */
const maxMs = 2 ** 31 - 1;

const whole = z.number().int('A whole number.').min(0, 'Not below 0.').max(Number.MAX_SAFE_INTEGER);
const wholeMs = whole.max(maxMs);
const time = z.iso.datetime();

// A ratio is made of these two, so neither may be 0.
const divided: readonly Measure[] = ['t3FirstTokenMs', 't2HealthyMs'];

const valueSchema = (measure: Measure) => {
  if (measureTexts[measure].unit === 'bytes') return whole.nullable();
  return (divided.includes(measure) ? wholeMs.min(1, 'Above 0.') : wholeMs).nullable();
};

const phaseKeys = Object.keys(phaseTitles) as PhaseKey[];

const dumpStatsSchema = z.object({
  podmanCheckpointDurationUs: whole,
  runtimeCheckpointDurationUs: whole,
  freezingTimeUs: whole,
  frozenTimeUs: whole,
  memdumpTimeUs: whole,
  memwriteTimeUs: whole,
  pagesScanned: whole,
  pagesWritten: whole,
}) satisfies z.ZodType<DumpStats>;

const restoreStatsSchema = z.object({
  podmanRestoreDurationUs: whole,
  runtimeRestoreDurationUs: whole,
  forkingTimeUs: whole,
  restoreTimeUs: whole,
  pagesRestored: whole,
}) satisfies z.ZodType<RestoreStats>;

/** One sample of a results file: one start or one dump, whichever way it ended. docs/results-format.md has the words. */
export const recordedSampleSchema = z.object({
  /** The run it was, where it was measured. */
  id: z.string().min(1).max(200),
  arm: z.string().max(200),
  index: whole.max(1_000_000),
  isWarmUp: z.boolean(),
  cache: z.enum(cacheStates),
  status: z.enum(['succeeded', 'failed', 'canceled', 'interrupted']),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  answerMatch: z.enum(['same', 'different', 'not-compared']).nullable(),
  values: z.object(
    Object.fromEntries(measures.map((measure) => [measure, valueSchema(measure)])) as Record<
      Measure,
      z.ZodNullable<z.ZodNumber>
    >,
  ),
  phases: z
    .array(z.object({ key: z.enum(phaseKeys), status: z.enum(phaseStatuses), durationMs: wholeMs.nullable() }))
    .refine((phases) => new Set(phases.map(({ key }) => key)).size === phases.length, 'Each phase at most once.'),
  error: z
    .object({
      code: z
        .string()
        .max(100)
        .regex(/^[a-z-]+\/[a-z0-9-]+$/, 'A code such as podman/not-found.'),
      title: z.string().max(500),
      detail: z.string().max(20_000),
    })
    .nullable(),
  /** Which of the file's testbeds it was measured on. */
  testbedId: z.string().max(200).nullable(),
  dumpStats: dumpStatsSchema.nullable(),
  restoreStats: restoreStatsSchema.nullable(),
  /** What was given to podman, secrets redacted. */
  commands: z
    .array(
      z.object({
        argv: z.array(z.string().max(20_000)).max(1_000),
        startedAt: time,
        durationMs: wholeMs.nullable(),
        exitCode: z.number().int().min(-maxMs).max(maxMs).nullable(),
      }),
    )
    .max(1_000),
});
export type RecordedSample = z.infer<typeof recordedSampleSchema>;
