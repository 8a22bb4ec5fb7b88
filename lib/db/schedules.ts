import 'server-only';
import { randomUUID } from 'node:crypto';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import type { ScheduleInput, ScheduleView, Trigger } from '@/lib/domain/schedule';
import { db } from './client';
import type { Schedule } from './generated/client';
import { fromRequiredJson } from './json';

/** Schedules, oldest first. */
export async function listSchedules(): Promise<ScheduleView[]> {
  const rows = await db().schedule.findMany({ orderBy: { createdAt: 'asc' } });
  return rows.map(toView);
}

/** Stores a new schedule and returns its id. */
export async function createSchedule({ name, trigger, input }: ScheduleInput, nextAt: Date | null): Promise<string> {
  const id = randomUUID();
  const data = { id, name, trigger: JSON.stringify(trigger), input: JSON.stringify(input), nextAt };
  await db().schedule.create({ data });
  return id;
}

/** Changes what the clock and its runs change. One that was deleted meanwhile stays deleted. */
export async function updateSchedule(
  id: string,
  patch: {
    isEnabled?: boolean;
    nextAt?: Date | null;
    lastRunId?: string;
    lastRunAt?: Date;
    missed?: number;
    lastMissAt?: Date;
  },
): Promise<void> {
  await db().schedule.updateMany({ where: { id }, data: patch });
}

export async function deleteSchedule(id: string): Promise<void> {
  await db().schedule.deleteMany({ where: { id } });
}

function toView(row: Schedule): ScheduleView {
  return {
    id: row.id,
    name: row.name,
    isEnabled: row.isEnabled,
    trigger: fromRequiredJson<Trigger>(row.trigger),
    input: fromRequiredJson<BenchmarkInput>(row.input),
    nextAt: row.nextAt?.toISOString() ?? null,
    lastRunId: row.lastRunId,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    missed: row.missed,
    lastMissAt: row.lastMissAt?.toISOString() ?? null,
  };
}
