import 'server-only';
import type { RunEvent } from '@/lib/domain/events';
import { eventsAfter } from '@/lib/db/run-events';
import { onRunEvent } from './bus';
import { readerOf } from './run-reader';

/** Who missed more than this gets a snapshot: it is shorter. */
const maxMissedEvents = 5_000;

/**
 * Follows a run: a snapshot, or the stored events after `lastSeq`, then what happens from now on.
 * Listening begins before reading, so that nothing falls between the two. Everybody who follows the run is sent the
 * same objects, so that each is written once.
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
    if (event.type !== 'parts') {
      if (event.seq <= sentSeq) return;
      sentSeq = event.seq;
    }
    send(event);
  };
  const take = (event: RunEvent) => (held ? void held.push(event) : forward(event));
  const reader = readerOf(runId, take);
  const stops = [reader.stop, onRunEvent(runId, take)];
  const stop = () => stops.forEach((end) => end());
  try {
    const newest = await reader.lastSeq();
    const isFarBehind = lastSeq === null || (newest ?? 0) - lastSeq > maxMissedEvents;
    const snapshot = isFarBehind ? await reader.snapshot() : null;
    if (newest === null || (isFarBehind && snapshot === null)) {
      stop();
      return false;
    }
    if (snapshot) forward(snapshot);
    else for (const event of await eventsAfter(runId, sentSeq)) forward(event);
    for (const event of held) forward(event);
    held = null;
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}
