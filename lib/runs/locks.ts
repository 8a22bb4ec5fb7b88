import 'server-only';

// One mutation at a time per container and per GPU. Waiting runs stay `queued`, in the order
// they came. See docs/decisions/007-long-commands.md.
const key = Symbol.for('gpu-load.run-locks');
interface Waiter {
  keys: readonly string[];
  start: () => void;
}
interface Locks {
  held: Map<string, string>;
  waiting: Waiter[];
}
const holder = globalThis as { [key]?: Locks };

function locks(): Locks {
  holder[key] ??= { held: new Map(), waiting: [] };
  return holder[key];
}

/**
 * Waits until every key is free, then holds them all for `runId`. All or none: no deadlock.
 * A later run may not overtake an earlier one that waits for the same key.
 * @returns the function that lets go.
 */
export function acquireLocks(keys: readonly string[], runId: string, signal: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      locks().waiting = locks().waiting.filter((w) => w !== waiter);
      reject(signal.reason as Error);
    };
    const waiter: Waiter = {
      keys,
      start: () => {
        signal.removeEventListener('abort', onAbort);
        for (const k of keys) locks().held.set(k, runId);
        resolve(() => release(keys));
      },
    };
    if (signal.aborted) return reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    locks().waiting.push(waiter);
    startWaiting();
  });
}

/** The run that holds a key now. */
export function lockHolder(lockKey: string): string | null {
  return locks().held.get(lockKey) ?? null;
}

function release(keys: readonly string[]): void {
  for (const k of keys) locks().held.delete(k);
  startWaiting();
}

function startWaiting(): void {
  const wanted = new Set<string>();
  for (const waiter of [...locks().waiting]) {
    const isFree = waiter.keys.every((k) => !locks().held.has(k) && !wanted.has(k));
    if (isFree) {
      locks().waiting = locks().waiting.filter((w) => w !== waiter);
      waiter.start();
    }
    for (const k of waiter.keys) wanted.add(k);
  }
}
