import 'server-only';
import { performance } from 'node:perf_hooks';

/** A reading that many ask for at once and that is made once for all of them. */
export interface SharedReading<T> {
  /** A reading that began after this call, so that it knows everything that happened before. */
  next: () => Promise<T>;
  /** The newest reading if it was asked for at most `maxAgeMs` ago; else the next one. */
  recent: (maxAgeMs: number) => Promise<T>;
  /** What was read is out of date: the next `recent` reads again. */
  forget: () => void;
}

/**
 * Shares what `read` answers among all who ask while it is at work: one reading at a time, and at most one that waits.
 * A reading that fails is nobody's but theirs who asked for it.
 */
export function sharedReading<T>(read: () => Promise<T>, now = () => performance.now()): SharedReading<T> {
  let current: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | null = null;
  let newest: { value: T; askedAt: number } | null = null;
  let forgotten = 0;

  const next = (): Promise<T> => {
    // Who asks while a reading is under way must not get that one: it may have looked already.
    waiting ??= current.then(async () => {
      waiting = null;
      const [askedAt, generation] = [now(), forgotten];
      const reading = read();
      current = reading.catch(() => undefined);
      const value = await reading;
      if (generation === forgotten) newest = { value, askedAt };
      return value;
    });
    return waiting;
  };
  return {
    next,
    recent: async (maxAgeMs) => (newest && now() - newest.askedAt <= maxAgeMs ? newest.value : next()),
    forget: () => {
      forgotten += 1;
      newest = null;
    },
  };
}
