'use client';
import { useCallback, useEffect, useReducer, useState } from 'react';
import type { RunEvent } from '@/lib/domain/events';
import type { LogPage } from '@/lib/domain/log-page';
import type { RunDetail } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { initialRunStream, reduceRunStream, type RunStreamState } from './run-stream-reducer';
import { openSteadyEventSource } from './steady-event-source';

/** Events are applied together this often: a program that writes a thousand lines must not draw a thousand pages. */
const batchMs = 50;

export interface LiveRun extends RunStreamState {
  /** Unix time in ms since when the stream is away; null while it is there or no longer needed. */
  staleSinceMs: number | null;
  loadAllLines: () => void;
}

/** A run as it is now: what the server rendered, kept up to date by its event stream until everything of it came. */
export function useRunEvents(rendered: RunDetail, renderedLog: LogPage): LiveRun {
  const [state, dispatch] = useReducer(reduceRunStream, null, () => initialRunStream(rendered, renderedLog));
  const [staleSinceMs, setStaleSinceMs] = useState<number | null>(null);
  // Where the stream begins. A later rendering must not open another one.
  const [{ id, lastSeq }] = useState(rendered);
  const { isComplete, allLines, olderLines } = state;

  useEffect(() => {
    if (isComplete) return;
    let waiting: { event: RunEvent; nowMs: number }[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = () => {
      timer = null;
      dispatch({ type: 'events', events: waiting });
      waiting = [];
    };
    const close = openSteadyEventSource(paths.api.runEvents(id, { after: String(lastSeq) }), {
      onMessage: (data) => {
        waiting.push({ event: JSON.parse(data) as RunEvent, nowMs: Date.now() });
        timer ??= setTimeout(flush, batchMs);
      },
      onStatus: (status) => setStaleSinceMs(status === 'live' ? null : Date.now()),
    });
    return () => {
      if (timer) clearTimeout(timer);
      close();
    };
  }, [id, lastSeq, isComplete]);

  const firstSeq = state.log[0]?.seq;
  useEffect(() => {
    if (allLines !== 'wanted' || olderLines === 0 || firstSeq === undefined) return;
    const left = new AbortController();
    fetchLines(paths.api.runLogLines(id, { before: String(firstSeq) }), left.signal).then(
      (page) => dispatch({ type: 'older-lines', page }),
      () => left.signal.aborted || dispatch({ type: 'older-lines-failed' }),
    );
    return () => left.abort();
  }, [id, allLines, olderLines, firstSeq]);

  const loadAllLines = useCallback(() => dispatch({ type: 'want-all-lines' }), []);
  return { ...state, staleSinceMs: isComplete ? null : staleSinceMs, loadAllLines };
}

async function fetchLines(url: string, signal: AbortSignal): Promise<LogPage> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return (await response.json()) as LogPage;
}
