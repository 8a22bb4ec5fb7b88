import { z } from 'zod';
import { benchmarkInputSchema, type BenchmarkInput } from './benchmark/input';

const timeWanted = 'Give a time, such as 02:30.';

/** What starts a scheduled benchmark: the clock, at a local time of the server, or a new checkpoint of the same spec. */
export const triggerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('nightly'),
    hour: z.number(timeWanted).int().min(0, timeWanted).max(23, timeWanted),
    minute: z.number(timeWanted).int().min(0, timeWanted).max(59, timeWanted),
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
const graceMs = 15 * 60_000;

/** The first time after `after` at which the trigger's clock shows its time; null for one that no clock starts. */
export function nextDue(trigger: Trigger, after: Date): Date | null {
  if (trigger.type !== 'nightly') return null;
  const due = new Date(after);
  due.setHours(trigger.hour, trigger.minute, 0, 0);
  if (due <= after) {
    due.setDate(due.getDate() + 1);
    // Again: on a night that skips this time the clock was moved on, and the next day must not inherit that.
    due.setHours(trigger.hour, trigger.minute, 0, 0);
  }
  return due;
}

/**
 * What to do now about a due time and those after it: how often it was missed, and whether the last
 * one is so near that a benchmark starts.
 */
export function judgeDue(trigger: Trigger, nextAt: Date, now: Date): { missed: number; isDue: boolean } {
  let missed = 0;
  for (let due: Date | null = nextAt; due !== null && due <= now; due = nextDue(trigger, due)) {
    if (now.getTime() - due.getTime() <= graceMs) return { missed, isDue: true };
    missed += 1;
  }
  return { missed, isDue: false };
}
