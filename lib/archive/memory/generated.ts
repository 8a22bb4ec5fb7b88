import 'server-only';

/** Hands one value over, and resolves when the reader asks for the next. Rejects when nobody reads any more. */
export type Emit<T> = (value: T) => Promise<void>;

/**
 * What a function emits, as an iteration. One value at a time: the function waits for its reader. When the reader
 * stops, `signal` is aborted and the next emit rejects.
 */
export async function* generated<T>(
  run: (emit: Emit<T>, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<T, void, undefined> {
  const stop = new AbortController();
  const waiting: { value: T; taken: () => void }[] = [];
  let isOver = false;
  let wake = () => {};
  const emit: Emit<T> = (value) => {
    stop.signal.throwIfAborted();
    const taken = new Promise<void>((resolve) => waiting.push({ value, taken: resolve }));
    wake();
    return taken;
  };
  const running = run(async (value) => emit(value), stop.signal).finally(() => {
    isOver = true;
    wake();
  });
  // Its rejection is waited for below, after what was emitted before it.
  running.catch(() => {});
  try {
    for (;;) {
      const next = waiting.shift();
      if (next) {
        try {
          yield next.value;
        } finally {
          next.taken();
        }
      } else if (isOver) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    await running;
  } finally {
    stop.abort();
    await running.catch(() => {});
  }
}
