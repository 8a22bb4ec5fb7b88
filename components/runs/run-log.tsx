'use client';
import dynamic from 'next/dynamic';
import { memo, useCallback, useMemo, useState } from 'react';
import { useStepKeys } from '@/lib/client/use-step-keys';
import type { RunLogLine } from '@/lib/domain/views';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { CriuLogLinks } from './criu-log-links';
import { RunLogOlder } from './run-log-older';
import { RunLogSearch } from './run-log-search';
import { RunLogSources } from './run-log-sources';
import { stepMatch, viewLog, type LogSource, type LogWindow } from './run-log-view';
import { useMarkedLine } from './run-marked-line';

interface Props {
  runId: string;
  /** CRIU's own logs of the run, which have a page each. */
  criuLogs: readonly string[];
  log: RunLogLine[];
  olderLines: number;
  allLines: 'not-wanted' | 'wanted' | 'failed';
  onLoadAll: () => void;
  isLive: boolean;
  /** The phase whose lines are shown; `isIn` is null when it has not begun. */
  phase: { title: string; isIn: LogWindow | null } | null;
  onShowAllPhases: () => void;
  onStepPhase: (by: 1 | -1) => void;
}

// What draws a list of any length weighs more than the rest of the page; it comes when the page is there.
const RunLogLines = dynamic(() => import('./run-log-lines').then((module) => module.RunLogLines), {
  ssr: false,
  loading: () => <p className="text-muted h-96">The log is being drawn.</p>,
});

const nothingHidden: ReadonlySet<LogSource> = new Set();

/** What the run and its programs said, as text. Memoised: the live timer beside it ticks four times a second. */
export const RunLog = memo(function RunLog({
  runId,
  criuLogs,
  log,
  olderLines,
  allLines,
  onLoadAll,
  isLive,
  phase,
  ...on
}: Props) {
  const [search, setSearch] = useState('');
  const [isOnlyMatches, setOnlyMatches] = useState(false);
  const [hiddenSources, setHiddenSources] = useState(nothingHidden);
  const [currentMatch, setCurrentMatch] = useState<number | null>(null);
  const [isWrapped, setWrapped] = useState(false);
  const [isFollowing, setFollowing] = useState(true);
  // The number of the last line that was there when the reader scrolled away from the end.
  const [seenNumber, setSeenNumber] = useState<number | null>(null);
  const { markedNumber, mark, unmark } = useMarkedLine(olderLines, onLoadAll);
  const lastNumber = olderLines + log.length;
  const isIn = phase ? phase.isIn : 'all';
  const { lines, matches, counts } = useMemo(
    () => viewLog({ log, olderLines, hiddenSources, isIn, search, isOnlyMatches }),
    [log, olderLines, hiddenSources, isIn, search, isOnlyMatches],
  );
  const follow = useCallback(
    (wanted: boolean) => {
      setFollowing(wanted);
      setSeenNumber((seen) => (wanted ? null : (seen ?? lastNumber)));
    },
    [lastNumber],
  );
  const goToEnd = () => {
    follow(true);
    setCurrentMatch(null);
    unmark();
  };
  const searchFor = (text: string) => {
    setSearch(text);
    setCurrentMatch(null);
  };
  const step = (by: 1 | -1) => setCurrentMatch((from) => stepMatch(matches, from ?? markedNumber, by));
  useStepKeys((by) => (search === '' ? on.onStepPhase(by) : step(by)));
  const newLines = seenNumber === null ? 0 : lastNumber - seenNumber;
  const links = <CriuLogLinks runId={runId} names={criuLogs} />;
  // Most restores that went well say nothing: no tools for nothing.
  if (!isLive && lastNumber === 0 && phase === null) {
    return (
      <Card title="Log" actions={links}>
        <p className="text-muted">This run wrote no lines{criuLogs.length > 0 ? ' of its own; CRIU did' : ''}.</p>
      </Card>
    );
  }
  return (
    <Card title="Log" actions={links}>
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <RunLogSearch
          search={search}
          onSearch={searchFor}
          matches={matches}
          currentMatch={currentMatch}
          onStep={step}
          shownLines={lines.length}
        />
        {search !== '' && (
          <CheckboxField label="Only lines that match" checked={isOnlyMatches} onChange={setOnlyMatches} />
        )}
        <CheckboxField label="Wrap long lines" checked={isWrapped} onChange={setWrapped} />
        {isLive && <CheckboxField label="Follow new lines" checked={isFollowing} onChange={follow} />}
        {isLive && newLines > 0 && (
          <Button size="sm" onClick={goToEnd}>
            {newLines === 1 ? '1 new line' : `${newLines} new lines`}
          </Button>
        )}
      </div>
      <RunLogSources counts={counts} hidden={hiddenSources} onChange={setHiddenSources} />
      {phase && (
        <div className="mb-2 flex flex-wrap items-center gap-2 text-xs">
          <p role="status">Only lines written during “{phase.title}”.</p>
          <Button size="sm" onClick={on.onShowAllPhases}>
            Show all phases
          </Button>
        </div>
      )}
      <RunLogOlder olderLines={olderLines} state={allLines} onLoadAll={onLoadAll} />
      <RunLogLines
        lines={lines}
        empty={emptyText({ isFiltered: log.length > 0, isLive, phase })}
        search={search}
        isWrapped={isWrapped}
        isFollowing={isLive && isFollowing && markedNumber === null && currentMatch === null}
        isLoading={allLines === 'wanted' && olderLines > 0}
        currentNumber={currentMatch ?? markedNumber}
        onMark={mark}
        onFollowChange={follow}
      />
      <p className="text-muted mt-2 text-xs">
        <kbd>J</kbd> and <kbd>K</kbd> go to the next and previous phase or, while there is a search, match;{' '}
        <kbd>Enter</kbd> and <kbd>Shift</kbd>+<kbd>Enter</kbd> do the same in the search field.
      </p>
    </Card>
  );
});

function emptyText({ isFiltered, isLive, phase }: { isFiltered: boolean } & Pick<Props, 'isLive' | 'phase'>): string {
  if (phase?.isIn === null) return isLive ? 'This phase has not begun yet.' : 'This phase was never begun.';
  if (isFiltered) return phase ? 'No line of this phase is shown.' : 'No line matches.';
  return isLive ? 'No lines yet.' : 'This run wrote no lines.';
}
