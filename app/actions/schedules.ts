'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import { scheduleInputSchema } from '@/lib/domain/schedule';
import type { Result } from '@/lib/errors/error-view';
import { addSchedule, deleteSchedule as remove, switchSchedule as change } from '@/lib/queries/schedules';
import { act } from './act';

/** Adds a scheduled benchmark. */
export async function saveSchedule(input: unknown): Promise<Result<null>> {
  return act(scheduleInputSchema, input, addSchedule);
}

/** Switches a schedule on or off. */
export async function switchSchedule(input: unknown): Promise<Result<null>> {
  return act(z.object({ id: idSchema, isEnabled: z.boolean() }), input, change);
}

/** Deletes a schedule. */
export async function deleteSchedule(input: unknown): Promise<Result<null>> {
  return act(z.object({ id: idSchema }), input, remove);
}
