import 'server-only';
import type { HostState } from '@/lib/domain/live';
import { log } from '@/lib/log';
import { getHostState } from './get-host-state';

const intervalMs = 2_000;

// One collector for all watchers, and none while nobody watches.
const key = Symbol.for('gpu-load.host-watch');
interface Watch {
  listeners: Set<(host: HostState) => void>;
  last: HostState | null;
  timer: NodeJS.Timeout | null;
  isCollecting: boolean;
}
const holder = globalThis as { [key]?: Watch };
const watch = (): Watch => (holder[key] ??= { listeners: new Set(), last: null, timer: null, isCollecting: false });

/** Calls `listener` with the host's state now and then until the returned function is called. */
export function watchHost(listener: (host: HostState) => void): () => void {
  const shared = watch();
  shared.listeners.add(listener);
  if (shared.last) listener(shared.last);
  // A collection under way goes on by itself: a second loop must not start beside it.
  if (!shared.isCollecting) shared.timer ??= setTimeout(() => void collect(), 0);
  return () => {
    shared.listeners.delete(listener);
    if (shared.listeners.size > 0 || !shared.timer) return;
    clearTimeout(shared.timer);
    shared.timer = null;
    shared.last = null;
  };
}

async function collect(): Promise<void> {
  const shared = watch();
  shared.isCollecting = true;
  try {
    shared.last = await getHostState();
    for (const listener of shared.listeners) listener(shared.last);
  } catch (error) {
    log().error({ err: error }, 'the state of the host could not be read');
  }
  shared.isCollecting = false;
  shared.timer = shared.listeners.size > 0 ? setTimeout(() => void collect(), intervalMs) : null;
}
