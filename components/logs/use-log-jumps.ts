'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { isEveryLine, noFilter, type CriuFilter } from '@/lib/domain/criu-log/filter';
import type { CriuLogPlace } from '@/lib/domain/criu-log/view';
import { askPlace, type LogSource } from './use-log-lines';
import type { LogState } from './use-log-state';

/** A line that is to be shown. One that must be shown takes the filter away when that hides it. */
interface Target {
  line: number;
  isExact: boolean;
}

interface Options {
  source: Pick<LogSource, 'runId' | 'name'>;
  state: LogState;
  show: (state: LogState) => void;
  /** Lines that pass the filter; null while that is not known. */
  matches: number | null;
  decisiveLine: number | null;
  /** Lines of the whole log. */
  lines: number;
  /** Brings a place among the lines that pass into sight. */
  goTo: (place: number) => void;
  /** The number of the first line in sight. */
  firstInSight: () => number;
}

/** Ways to a line of a log: by its number, to the next error, to the line that says why. */
export function useLogJumps({ source, state, show, matches, decisiveLine, lines, goTo, firstInSight }: Options) {
  const [target, setTarget] = useState<Target | null>(state.line === null ? null : { line: state.line, isExact: true });
  const [isDecisiveWanted, setDecisiveWanted] = useState(state.isDecisiveWanted);
  const [message, setMessage] = useState('');
  const { runId, name } = source;

  const goToLine = (line: number) => {
    setMessage('');
    show({ ...state, line, isDecisiveWanted: false });
    setTarget({ line, isExact: true });
  };
  const mark = (line: number) => show({ ...state, line, isDecisiveWanted: false });
  const goToDecisive = () => {
    if (decisiveLine !== null) goToLine(decisiveLine);
  };
  const setFilter = (filter: CriuFilter) => {
    // The reader stays where they are, as far as the lines there still pass.
    setTarget({ line: state.line ?? firstInSight(), isExact: false });
    setMessage('');
    show({ ...state, filter });
  };
  const goToError = async (by: 1 | -1) => {
    const errors = { runId, name, filter: { ...state.filter, level: ['error' as const] } };
    const from = state.line ?? firstInSight() - by;
    // Logs of runs that worked have errors too; they are in the log, but nobody looks for them.
    const way = { find: by > 0 ? 'after' : 'before', skip: 'harmless' } as const;
    // Round at the end, as a search does.
    const found =
      (await askPlace(errors, { ...way, line: Math.max(0, from) })).line ??
      (await askPlace(errors, { ...way, line: by > 0 ? 0 : lines + 1 })).line;
    if (found === null) setMessage('No error passes the filter but those that logs have also when all went well.');
    else goToLine(found);
  };

  const { filter } = state;
  const find = useEffectEvent((line: number) => placeOf({ runId, name, filter }, lines, line));
  const arrive = useEffectEvent(({ line, isExact }: Target, found: Found) => {
    if (isExact && found.line !== line && !isEveryLine(filter)) return show({ ...state, filter: noFilter, line });
    setTarget(null);
    if (isExact && line > lines) setMessage(`The log has only ${lines} lines.`);
    goTo(found.place ?? Math.max(0, (matches ?? 0) - 1));
  });
  useEffect(() => {
    if (target === null || matches === null) return;
    let isWanted = true;
    find(target.line).then(
      (found) => isWanted && arrive(target, found),
      // A place that cannot be asked for is said by the lines themselves, which cannot be had either.
      () => isWanted && setTarget(null),
    );
    return () => {
      isWanted = false;
    };
  }, [target, matches, filter]);

  if (isDecisiveWanted && matches !== null) {
    setDecisiveWanted(false);
    if (decisiveLine === null) setMessage('The log has no line that says why.');
    else setTarget({ line: decisiveLine, isExact: true });
  }
  // The line that was asked for by its meaning is marked as if by its number.
  const marked = state.line ?? (state.isDecisiveWanted ? decisiveLine : null);
  return { goToLine, mark, goToDecisive, goToError, setFilter, marked, message };
}

type Found = Pick<CriuLogPlace, 'place' | 'line'>;

/** Without a filter the place of a line is its number. */
async function placeOf(source: LogSource, lines: number, line: number): Promise<Found> {
  if (!isEveryLine(source.filter)) return askPlace(source, { line, find: 'at' });
  return line > lines ? { place: null, line: null } : { place: line - 1, line };
}
