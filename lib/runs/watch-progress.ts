import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';

const intervalMs = 100;

/**
 * Calls `measure` ten times a second while `work` is under way and reports what changed.
 * A measurement that fails is left out: progress must never break the work it shows.
 */
export async function watchProgress<T>(
  work: Promise<T>,
  measure: () => Promise<number>,
  report: (bytes: number) => Promise<void>,
): Promise<T> {
  let isOver = false;
  const watching = (async () => {
    let last = 0;
    while (!isOver) {
      await sleep(intervalMs);
      const bytes = await measure().catch(() => last);
      if (!isOver && bytes !== last) await report((last = bytes)).catch(() => undefined);
    }
  })();
  try {
    return await work;
  } finally {
    isOver = true;
    void watching;
  }
}
