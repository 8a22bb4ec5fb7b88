import 'server-only';
import { nextDue, type ScheduleInput, type ScheduleView } from '@/lib/domain/schedule';
import {
  createSchedule,
  deleteSchedule as deleteStored,
  listSchedules as listStored,
  updateSchedule,
} from '@/lib/db/schedules';
import { getSpec } from '@/lib/db/specs';
import { AppError } from '@/lib/errors/app-error';

/** Schedules with the names of their specs, oldest first. */
export async function listSchedules(): Promise<(ScheduleView & { specName: string | null })[]> {
  const schedules = await listStored();
  return Promise.all(
    schedules.map(async (schedule) => ({
      ...schedule,
      specName: (await getSpec(schedule.input.specId))?.spec.name ?? null,
    })),
  );
}

/** Stores a schedule. @throws AppError spec/not-found */
export async function addSchedule(input: ScheduleInput): Promise<null> {
  if (!(await getSpec(input.input.specId))) throw new AppError('spec/not-found', 'The launch spec does not exist.');
  await createSchedule(input, nextDue(input.trigger, new Date()));
  return null;
}

/** Switches a schedule on or off. Switched on, it is due at its next time, not at one that has passed. */
export async function switchSchedule({ id, isEnabled }: { id: string; isEnabled: boolean }): Promise<null> {
  const schedule = (await listStored()).find((one) => one.id === id);
  if (schedule) await updateSchedule(id, { isEnabled, nextAt: nextDue(schedule.trigger, new Date()) });
  return null;
}

/** Deletes a schedule; the benchmarks it started stay. */
export async function deleteSchedule({ id }: { id: string }): Promise<null> {
  await deleteStored(id);
  return null;
}
