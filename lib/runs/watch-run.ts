import 'server-only';
import type { RunEvent } from '@/lib/domain/events';
import { firstLogLines } from '@/lib/domain/log-page';
import { isFinal } from '@/lib/domain/run-status';
import { readLogPage } from '@/lib/db/log-page';
import { eventsAfter } from '@/lib/db/run-events';
import { getRunDetail } from '@/lib/db/runs';
import { onRunChanged, onRunEvent } from './bus';
import { watchParts } from './watch-parts';

/** Who missed more than this gets a snapshot: it is shorter. */
const maxMissedEvents = 5_000;

/**
 * Follows a run: a snapshot, or the stored events after `lastSeq`, then what happens from now on.
 * Listening begins before reading, so that nothing falls between the two.
 * @returns false when there is no such run; else the function that ends it.
 */
export async function watchRun(
  runId: string,
  lastSeq: number | null,
  send: (event: RunEvent) => void,
): Promise<(() => void) | false> {
  let sentSeq = lastSeq ?? -1;
  let held: RunEvent[] | null = [];
  const parts = watchParts(runId, (read) => send({ type: 'parts', seq: Math.max(sentSeq, 0), ...read }));
  const forward = (event: RunEvent) => {
    if (event.seq <= sentSeq) return;
    sentSeq = event.seq;
    send(event);
    if (event.type === 'run' && isFinal(event.run.status)) parts.lookNow();
    else if (event.type !== 'log') parts.look();
  };
  const stops = [
    parts.stop,
    onRunEvent(runId, (event) => (held ? held.push(event) : forward(event))),
    onRunChanged((run) => run.parentRunId === runId && parts.look()),
  ];
  const stop = () => stops.forEach((end) => end());
  try {
    const run = await getRunDetail(runId);
    if (!run) {
      stop();
      return false;
    }
    if (lastSeq === null || run.lastSeq - lastSeq > maxMissedEvents) {
      const log = await readLogPage(runId, { beforeSeq: run.lastSeq + 1, limit: firstLogLines });
      sentSeq = run.lastSeq;
      send({ type: 'snapshot', seq: run.lastSeq, serverTime: new Date().toISOString(), run, log });
    } else {
      for (const event of await eventsAfter(runId, lastSeq)) forward(event);
    }
    for (const event of held) forward(event);
    held = null;
    parts.lookNow();
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}
