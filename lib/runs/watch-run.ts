import 'server-only';
import type { RunEvent } from '@/lib/domain/events';
import { eventsAfter, listLog } from '@/lib/db/run-events';
import { getRunDetail } from '@/lib/db/runs';
import { onRunEvent } from './bus';

/** A newcomer gets this much of the log in the snapshot; the rest is in the kept log files. */
const snapshotLogLines = 5000;

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
  const forward = (event: RunEvent) => {
    if (event.seq <= sentSeq) return;
    sentSeq = event.seq;
    send(event);
  };
  const stop = onRunEvent(runId, (event) => (held ? held.push(event) : forward(event)));
  if (lastSeq === null) {
    const run = await getRunDetail(runId);
    if (!run) {
      stop();
      return false;
    }
    const lines = await listLog(runId, { limit: snapshotLogLines });
    sentSeq = run.lastSeq;
    send({
      type: 'snapshot',
      seq: run.lastSeq,
      serverTime: new Date().toISOString(),
      run,
      log: lines.filter((l) => l.seq <= run.lastSeq),
    });
  } else {
    for (const event of await eventsAfter(runId, lastSeq)) forward(event);
  }
  for (const event of held) forward(event);
  held = null;
  return stop;
}
