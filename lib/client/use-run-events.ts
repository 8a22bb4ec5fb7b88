'use client';
import { useEffect, useReducer } from 'react';
import type { RunEvent } from '@/lib/domain/events';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail, RunLogLine } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { initialRunStream, reduceRunStream, type RunStreamState } from './run-stream-reducer';

type Stamped = { event: RunEvent; nowMs: number };

/** A run as it is now: what the server rendered, kept up to date by its event stream until it ends. */
export function useRunEvents(rendered: RunDetail, renderedLog: RunLogLine[]): RunStreamState {
  const [state, apply] = useReducer(
    (before: RunStreamState, { event, nowMs }: Stamped) => reduceRunStream(before, event, nowMs),
    null,
    () => initialRunStream(rendered, renderedLog),
  );
  const isOver = isFinal(state.run.status) || isFinal(rendered.status);
  useEffect(() => {
    if (isOver) return;
    const source = new EventSource(paths.api.runEvents(rendered.id));
    source.onmessage = (message: MessageEvent<string>) =>
      apply({ event: JSON.parse(message.data) as RunEvent, nowMs: Date.now() });
    return () => source.close();
  }, [rendered.id, isOver]);
  // The stream does not carry everything (commands, children, the error): the newest rendering does.
  if (isFinal(rendered.status)) {
    // Who followed a run to its end has its log already, perhaps more of it than was rendered.
    return isFinal(state.run.status) ? { ...state, run: rendered } : initialRunStream(rendered, renderedLog);
  }
  const { commands, children, logFiles, testbed } = rendered;
  return { ...state, run: { ...state.run, commands, children, logFiles, testbed } };
}
