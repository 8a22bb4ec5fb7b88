'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorView } from '@/lib/errors/error-view';
import { errorViewOf, fetchAnswer, unreachable } from './fetch-answer';
import { readEventLines } from './read-event-lines';

interface StreamEvent {
  type: string;
}
interface ProgressEvent extends StreamEvent {
  type: 'progress';
  scannedBytes: number;
  totalBytes: number;
}
interface FailureEvent extends StreamEvent {
  type: 'error';
  error: ErrorView;
}

export type StreamState = 'idle' | 'running' | 'done' | 'failed' | 'canceled';

interface View<E> {
  state: StreamState;
  /** Everything but progress and errors, in order of arrival. */
  events: E[];
  progress: { scannedBytes: number; totalBytes: number } | null;
  error: ErrorView | null;
}

export interface EventLines<E> extends View<E> {
  /** With a body the route is asked by POST. */
  start: (url: string, body?: unknown) => void;
  cancel: () => void;
}

/** Events are shown this often at most: thousands of hits in a second are one change of the page. */
const showEveryMs = 150;

/** A route that answers with a stream of events, begun by the reader and ended by `done`, an error or `cancel`. */
export function useEventLines<E extends StreamEvent>(): EventLines<Exclude<E, ProgressEvent | FailureEvent>> {
  type Kept = Exclude<E, ProgressEvent | FailureEvent>;
  const [view, setView] = useState<View<Kept>>({ state: 'idle', events: [], progress: null, error: null });
  const current = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    current.current?.abort();
    current.current = null;
    setView((before) => (before.state === 'running' ? { ...before, state: 'canceled' } : before));
  }, []);
  const start = useCallback((url: string, body?: unknown) => {
    current.current?.abort();
    const abort = new AbortController();
    current.current = abort;
    const show = (next: View<Kept>) => {
      if (!abort.signal.aborted) setView(next);
    };
    show({ state: 'running', events: [], progress: null, error: null });
    void follow<Kept>(() => fetchAnswer(url, abort.signal, body), abort.signal, show);
  }, []);
  useEffect(() => () => current.current?.abort(), []);
  return { ...view, start, cancel };
}

async function follow<E extends StreamEvent>(
  ask: () => Promise<Response>,
  signal: AbortSignal,
  show: (view: View<E>) => void,
) {
  let view: View<E> = { state: 'running', events: [], progress: null, error: null };
  let shownAtMs = performance.now();
  try {
    const { body } = await ask();
    if (body === null) throw unreachable('The answer was empty.');
    for await (const event of readEventLines<E | ProgressEvent | FailureEvent>(body)) {
      view = take(view, event);
      if (view.state !== 'running') break;
      if (performance.now() - shownAtMs < showEveryMs) continue;
      shownAtMs = performance.now();
      show({ ...view, events: [...view.events] });
    }
    if (view.state === 'running') throw unreachable('The answer was cut off before its end.');
  } catch (error) {
    if (signal.aborted) return;
    view = { ...view, state: 'failed', error: errorViewOf(error) };
  }
  show({ ...view, events: [...view.events] });
}

function take<E extends StreamEvent>(view: View<E>, event: E | ProgressEvent | FailureEvent): View<E> {
  if (event.type === 'progress') return { ...view, progress: event as ProgressEvent };
  if (event.type === 'error') return { ...view, state: 'failed', error: (event as FailureEvent).error };
  view.events.push(event as E);
  return event.type === 'done' ? { ...view, state: 'done' } : view;
}
