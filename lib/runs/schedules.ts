import 'server-only';
import { judgeDue, nextDue, type ScheduleView } from '@/lib/domain/schedule';
import type { RunSummary } from '@/lib/domain/views';
import { listSchedules, updateSchedule } from '@/lib/db/schedules';
import { getSpec } from '@/lib/db/specs';
import { log } from '@/lib/log';
import { onRunChanged } from './bus';
import { submitRun } from './orchestrator';

const tickMs = 30_000;
const key = Symbol.for('gpu-load.schedules');
const holder = globalThis as { [key]?: NodeJS.Timeout };

/** Starts benchmarks when they are due, as long as this process runs. Called once at boot; a second call does nothing. */
export function startSchedules(): void {
  if (holder[key]) return;
  const safely = (work: Promise<void>) =>
    void work.catch((error: unknown) => log().error({ err: error }, 'schedules could not be looked at'));
  holder[key] = setInterval(() => safely(tickSchedules(new Date())), tickMs).unref();
  safely(tickSchedules(new Date()));
  onRunChanged((run) => {
    if (isNewCheckpoint(run)) safely(afterCheckpoint(run));
  });
}

/** Starts what is due now, and states what was due while no server ran. */
export async function tickSchedules(now: Date): Promise<void> {
  for (const schedule of await listSchedules()) {
    if (!schedule.isEnabled || schedule.nextAt === null) continue;
    const { missed, isDue } = judgeDue(schedule.trigger, new Date(schedule.nextAt), now);
    if (!isDue && missed === 0) continue;
    // The next time is stored first: a crash from here on costs one benchmark, and never starts one twice.
    await updateSchedule(schedule.id, {
      nextAt: nextDue(schedule.trigger, now),
      ...(missed === 0 ? {} : { missed: schedule.missed + missed, lastMissAt: now }),
    });
    if (isDue) await start(schedule, now);
  }
}

/** One that cannot be started must not keep the others from starting. */
async function start({ id, input }: ScheduleView, now: Date): Promise<void> {
  try {
    // Another order each time: what an order favours by chance evens out.
    const { runId } = await submitRun({ kind: 'benchmark', input: { ...input, seed: now.getTime() % 2 ** 32 } });
    await updateSchedule(id, { lastRunId: runId, lastRunAt: now });
  } catch (error) {
    log().error({ err: error, scheduleId: id }, 'a scheduled benchmark could not be started');
  }
}

/** One that a person made. Those of benchmarks and of the demo would start benchmarks for ever. */
function isNewCheckpoint(run: RunSummary): boolean {
  return run.kind === 'checkpoint' && run.status === 'succeeded' && run.parentRunId === null;
}

async function afterCheckpoint(run: RunSummary): Promise<void> {
  for (const schedule of await listSchedules()) {
    if (!schedule.isEnabled || schedule.trigger.type !== 'after-checkpoint') continue;
    const spec = await getSpec(schedule.input.specId);
    if (spec?.spec.name === run.specName) await start(schedule, new Date());
  }
}
