import 'server-only';
import type { HostEvent } from '@/lib/domain/events';
import type { RunSummary } from '@/lib/domain/views';
import { headStartOver } from '@/lib/head-start';
import { log } from '@/lib/log';
import { onRunChanged } from '@/lib/runs/bus';
import { activeRuns } from './active-runs';
import { readHostStateAnew } from './get-host-state';
import { serverVersion } from './server-version';

const intervalMs = 2_000;

type Listener = (event: HostEvent) => void;

// One collector for all watchers, and none while nobody watches. Every watcher is given the same event.
const key = Symbol.for('gpu-load.host-watch');
interface Watch {
  listeners: Set<Listener>;
  last: HostEvent | null;
  timer: NodeJS.Timeout | null;
  isCollecting: boolean;
  stopRuns: (() => void) | null;
}
const holder = globalThis as { [key]?: Watch };
const watch = (): Watch =>
  (holder[key] ??= { listeners: new Set(), last: null, timer: null, isCollecting: false, stopRuns: null });

/** Calls `listener` with the host's state now and then, and with every run that changes, until the returned function is called. */
export function watchHost(listener: Listener): () => void {
  const shared = watch();
  shared.listeners.add(listener);
  if (shared.last) listener(shared.last);
  shared.stopRuns ??= onRunChanged(tellSoon);
  // A collection under way goes on by itself: a second loop must not start beside it.
  if (!shared.isCollecting) shared.timer ??= setTimeout(() => void collect(), 0);
  return () => {
    shared.listeners.delete(listener);
    if (shared.listeners.size > 0) return;
    shared.stopRuns?.();
    shared.stopRuns = null;
    shared.last = null;
    if (shared.timer) clearTimeout(shared.timer);
    shared.timer = null;
  };
}

const changed = new Map<string, RunSummary>();

/** Of a run that goes ahead everybody is told when its command has started: one event instead of one for each step. */
function tellSoon(run: RunSummary): void {
  const isFirst = changed.size === 0;
  changed.set(run.id, run);
  if (isFirst) void headStartOver().then(tellChanged);
}

function tellChanged(): void {
  const runs = [...changed.values()];
  changed.clear();
  for (const run of runs) tellAll({ type: 'run-changed', run });
}

function tellAll(event: HostEvent): void {
  for (const listener of watch().listeners) listener(event);
}

async function collect(): Promise<void> {
  const shared = watch();
  shared.isCollecting = true;
  try {
    await headStartOver();
    const host = await readHostStateAnew();
    const event: HostEvent = { type: 'host', host, activeRuns: await activeRuns(), serverVersion: serverVersion() };
    shared.last = event;
    tellAll(event);
  } catch (error) {
    log().error({ err: error }, 'the state of the host could not be read');
  }
  shared.isCollecting = false;
  if (shared.listeners.size === 0) shared.last = null;
  shared.timer = shared.listeners.size > 0 ? setTimeout(() => void collect(), intervalMs) : null;
}
