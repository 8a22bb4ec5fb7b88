import { z } from 'zod';
import { benchmarkInputSchema, type BenchmarkInput } from './benchmark/input';

/** What starts a scheduled benchmark: the clock, at a local time of the server, or a new checkpoint of the same spec. */
export const triggerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('nightly'),
    hour: z.number().int().min(0).max(23),
    minute: z.number().int().min(0).max(59),
  }),
  z.object({ type: z.literal('after-checkpoint') }),
]);
export type Trigger = z.infer<typeof triggerSchema>;

/** What a person asks for. The cache is left as it is: nobody is there to agree to dropping it. */
export const scheduleInputSchema = z.object({
  name: z.string().trim().min(1, 'Give a name.').max(100),
  trigger: triggerSchema,
  input: benchmarkInputSchema.refine(({ cache }) => cache === 'warm', 'A scheduled benchmark never drops the cache.'),
});
export type ScheduleInput = z.infer<typeof scheduleInputSchema>;

export interface ScheduleView {
  id: string;
  name: string;
  isEnabled: boolean;
  trigger: Trigger;
  input: BenchmarkInput;
  nextAt: string | null;
  lastRunId: string | null;
  lastRunAt: string | null;
  /** How often it was due while no server ran, and when that was last found. */
  missed: number;
  lastMissAt: string | null;
}

/** A due time that was passed by longer than this was missed: a benchmark at noon is not last night's. */
export const graceMs = 15 * 60_000;

const dayMs = 86_400_000;

/** The first time after `after` at which the trigger's clock shows its time; null for one that no clock starts. */
export function nextDue(trigger: Trigger, after: Date): Date | null {
  if (trigger.type !== 'nightly') return null;
  const due = new Date(after);
  due.setHours(trigger.hour, trigger.minute, 0, 0);
  if (due <= after) due.setDate(due.getDate() + 1);
  return due;
}

/** What to do about a due time now: wait, start, or state that it and the later ones were missed. */
export function judgeDue(
  nextAt: Date,
  now: Date,
): { type: 'wait' } | { type: 'start' } | { type: 'missed'; count: number } {
  const lateMs = now.getTime() - nextAt.getTime();
  if (lateMs < 0) return { type: 'wait' };
  const lastLateMs = lateMs % dayMs;
  if (lateMs <= graceMs) return { type: 'start' };
  const count = Math.floor(lateMs / dayMs) + (lastLateMs <= graceMs ? 0 : 1);
  return { type: 'missed', count };
}
