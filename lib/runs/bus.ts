import 'server-only';
import { EventEmitter } from 'node:events';
import type { RunEvent } from '@/lib/domain/events';
import type { RunSummary } from '@/lib/domain/views';

// Next bundles pages, routes and actions apart, so a module is loaded more than once in one
// process. What must exist once per process hangs on globalThis.
const key = Symbol.for('gpu-load.run-bus');
const holder = globalThis as { [key]?: EventEmitter };

function emitter(): EventEmitter {
  holder[key] ??= new EventEmitter().setMaxListeners(0);
  return holder[key];
}

/** Tells everyone who watches a run. The event must be stored already. */
export function publishRunEvent(runId: string, event: RunEvent): void {
  emitter().emit(`run:${runId}`, event);
}

/** Tells everyone who watches the host that a run changed. */
export function publishRunChanged(run: RunSummary): void {
  emitter().emit('changed', run);
}

/** Calls `listener` for each event of a run until the returned function is called. */
export function onRunEvent(runId: string, listener: (event: RunEvent) => void): () => void {
  emitter().on(`run:${runId}`, listener);
  return () => emitter().off(`run:${runId}`, listener);
}

/** Calls `listener` for each change of any run until the returned function is called. */
export function onRunChanged(listener: (run: RunSummary) => void): () => void {
  emitter().on('changed', listener);
  return () => emitter().off('changed', listener);
}
