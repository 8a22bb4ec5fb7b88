'use client';
import { useCallback, useEffect, useState } from 'react';
import { useKeys } from '@/lib/client/use-keys';
import { isEveryLine } from '@/lib/domain/criu-log/filter';
import type { CriuLogSummary } from '@/lib/domain/criu-log/view';
import { formatBytes } from '@/lib/format/bytes';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import { LogFilters } from './log-filters';
import { LogGaps } from './log-gaps';
import { LogLines } from './log-lines';
import { LogToolbar } from './log-toolbar';
import { useLogJumps } from './use-log-jumps';
import { useLogLines, useMatches } from './use-log-lines';
import { hrefOfLog, useLogState } from './use-log-state';
import { useScaledScroll } from './use-scaled-scroll';

/** Lines that are fetched beyond those in sight. */
const linesAhead = 50;

/** A log that is there: its filters, its gaps, ways through it, and its lines. */
export function LogView({ runId, summary }: { runId: string; summary: CriuLogSummary }) {
  const { name, isLive, decisiveLine } = summary;
  const [state, show] = useLogState(runId, name);
  const [wantsFollow, setFollow] = useState(state.line === null && !state.isDecisiveWanted);
  // What was followed is followed to its end: the last lines come with the news that the run is over.
  const [wasLive, setWasLive] = useState(isLive);
  if (isLive && !wasLive) setWasLive(true);
  const isFollowing = wasLive && wantsFollow;
  const source = { runId, name, filter: state.filter };
  const { matches, isCounting, error: countError } = useMatches(source, summary);
  const isReading = isCounting || matches === null;
  const count = matches ?? 0;

  const onUserScroll = useCallback((isAtEnd: boolean) => setFollow(isAtEnd), []);
  const [box, scroll] = useScaledScroll(count, onUserScroll);
  const { lineAt, error } = useLogLines(source, {
    first: Math.max(0, scroll.first - linesAhead),
    last: Math.min(count, scroll.last + linesAhead),
    matches: count,
    isLive,
  });
  const { goTo } = scroll;
  useEffect(() => {
    if (isFollowing && count > 0) goTo(count - 1, 'end');
  }, [isFollowing, count, goTo]);

  // Who goes to a line wants to see it, also when the box is below what the window shows.
  const showBox = () => box.current?.scrollIntoView?.({ block: 'nearest' });
  const jumps = useLogJumps({
    source,
    state,
    show,
    matches: isCounting ? null : matches,
    decisiveLine,
    lines: summary.lines,
    goTo: (place) => {
      setFollow(false);
      goTo(place, 'center');
      showBox();
    },
    firstInSight: () => lineAt(scroll.first)?.number ?? 1,
  });
  const { goToLine, goToDecisive, goToError, marked } = jumps;
  const toError = (by: 1 | -1) => void goToError(by).catch(() => undefined);
  const goToStart = () => {
    setFollow(false);
    goTo(0, 'start');
    showBox();
  };
  const goToEnd = () => {
    setFollow(true);
    goTo(count - 1, 'end');
    showBox();
  };
  const focusWords = () => document.querySelector<HTMLInputElement>('input[name="words"]')?.focus();
  useKeys({
    g: goToStart,
    G: goToEnd,
    n: () => toError(1),
    N: () => toError(-1),
    d: goToDecisive,
    '/': focusWords,
  });

  const hrefOf = (line: number) => hrefOfLog(runId, name, { filter: state.filter, line });
  const linkOfMarked = marked === null || typeof window === 'undefined' ? '' : window.location.origin + hrefOf(marked);
  return (
    <Card>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <LogFilters
          summary={summary}
          filter={state.filter}
          onChange={jumps.setFilter}
          matches={matches}
          isCounting={isCounting}
        />
        <LogGaps summary={summary} onGoTo={goToLine} />
        <LogToolbar
          runId={runId}
          summary={summary}
          marked={marked}
          linkOfMarked={linkOfMarked}
          isFollowing={isFollowing}
          onFollow={setFollow}
          onDecisive={goToDecisive}
          onError={toError}
        />
        <p role="status" className="text-muted text-xs empty:hidden">
          {jumps.message}
        </p>
        {(error ?? countError) && <ErrorCard error={(error ?? countError)!} />}
        <LogLines
          name={name}
          box={box}
          scroll={scroll}
          matches={count}
          lines={summary.lines}
          lineAt={lineAt}
          search={state.filter.q}
          marked={marked}
          hrefOf={hrefOf}
          onMark={jumps.mark}
          isReading={isReading && countError === null}
          isFailed={error !== null}
          empty={emptyText(isReading, isEveryLine(state.filter))}
        />
        <p className="text-muted text-xs">
          {formatBytes(summary.textBytes)} of text. <kbd>g</kbd> and <kbd>G</kbd> go to the start and the end,{' '}
          <kbd>n</kbd> and <kbd>N</kbd> to the next and previous error, <kbd>d</kbd> to the line that says why,{' '}
          <kbd>/</kbd> to the words. Times are seconds since CRIU began.
        </p>
      </div>
    </Card>
  );
}

function emptyText(isReading: boolean, isAll: boolean): string {
  if (isReading) return 'Reading the log …';
  return isAll ? 'The log has no line yet.' : 'No line passes the filter. Clear it, or choose less.';
}
