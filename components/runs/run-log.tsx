'use client';
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import type { RunLogLine } from '@/lib/domain/views';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { TextField } from '@/components/ui/text-field';
import { RunLogLines } from './run-log-lines';

interface Props {
  log: RunLogLine[];
  droppedLines: number;
  isLive: boolean;
}

/** What the run and its programs said, as text. Memoised: the live timer beside it ticks four times a second. */
export const RunLog = memo(function RunLog({ log, droppedLines, isLive }: Props) {
  const [search, setSearch] = useState('');
  const [isWrapped, setWrapped] = useState(false);
  const [isFollowing, setFollowing] = useState(true);
  // The number of the last line that was there when the reader scrolled away from the end.
  const [seenNumber, setSeenNumber] = useState<number | null>(null);
  const [markedNumber, setMarkedNumber] = useMarkedLine();
  const lastNumber = droppedLines + log.length;
  const shown = useMemo(() => {
    const numbered = log.map((line, index) => ({ line, number: droppedLines + index + 1 }));
    const wanted = search.toLowerCase();
    return wanted === '' ? numbered : numbered.filter(({ line }) => line.text.toLowerCase().includes(wanted));
  }, [log, droppedLines, search]);
  const follow = useCallback(
    (wanted: boolean) => {
      setFollowing(wanted);
      setSeenNumber((seen) => (wanted ? null : (seen ?? lastNumber)));
    },
    [lastNumber],
  );
  const newLines = seenNumber === null ? 0 : lastNumber - seenNumber;
  return (
    <Card title="Log">
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <TextField label="Search the log" type="search" value={search} onChange={setSearch} />
        <p role="status" className="text-muted pb-2 text-xs">
          {search === ''
            ? `${log.length} ${log.length === 1 ? 'line' : 'lines'}`
            : `${shown.length} of ${log.length} lines match`}
        </p>
        <div className="pb-2">
          <CheckboxField label="Wrap long lines" checked={isWrapped} onChange={setWrapped} />
        </div>
        {isLive && (
          <div className="pb-2">
            <CheckboxField label="Follow new lines" checked={isFollowing} onChange={follow} />
          </div>
        )}
        {isLive && newLines > 0 && (
          <Button size="sm" onClick={() => follow(true)}>
            {newLines === 1 ? '1 new line' : `${newLines} new lines`}
          </Button>
        )}
      </div>
      {droppedLines > 0 && (
        <p className="text-warning mb-2 text-xs">
          {droppedLines} older lines are left out here; the log files below have what was kept.
        </p>
      )}
      <RunLogLines
        lines={shown}
        empty={search !== '' ? 'No line matches.' : isLive ? 'No lines yet.' : 'This run wrote no lines.'}
        isWrapped={isWrapped}
        isFollowing={isLive && isFollowing && markedNumber === null}
        markedNumber={markedNumber}
        onMark={setMarkedNumber}
        onFollowChange={follow}
      />
    </Card>
  );
});

/** The line that the URL's hash names, as `#L12`. */
function useMarkedLine() {
  const [number, setNumber] = useState<number | null>(null);
  useEffect(() => {
    const read = () => setNumber(Number(/^#L(\d+)$/.exec(window.location.hash)?.[1] ?? NaN) || null);
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return [number, setNumber] as const;
}
