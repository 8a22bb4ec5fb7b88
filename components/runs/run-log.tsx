'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RunLogLine } from '@/lib/domain/views';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { TextField } from '@/components/ui/text-field';

/** What the run and its programs said, as text. */
export function RunLog({ log, droppedLines, isLive }: { log: RunLogLine[]; droppedLines: number; isLive: boolean }) {
  const [search, setSearch] = useState('');
  const [isFollowing, setFollowing] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const numbered = log.map((line, index) => ({ line, number: droppedLines + index + 1 }));
    const wanted = search.toLowerCase();
    return wanted === '' ? numbered : numbered.filter(({ line }) => line.text.toLowerCase().includes(wanted));
  }, [log, droppedLines, search]);
  useEffect(() => {
    if (isLive && isFollowing) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [shown, isLive, isFollowing]);
  return (
    <Card title="Log">
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <TextField label="Search the log" type="search" value={search} onChange={setSearch} />
        <p role="status" className="text-muted pb-2 text-xs">
          {search === '' ? `${log.length} lines` : `${shown.length} of ${log.length} lines match`}
        </p>
        {isLive && (
          <div className="pb-2">
            <CheckboxField label="Follow new lines" checked={isFollowing} onChange={setFollowing} />
          </div>
        )}
      </div>
      {droppedLines > 0 && (
        <p className="text-warning mb-2 text-xs">
          {droppedLines} older lines are left out here; the log files below have what was kept.
        </p>
      )}
      <div
        ref={box}
        role="region"
        aria-label="Log lines"
        tabIndex={0}
        className="bg-raised max-h-96 overflow-auto rounded-md p-2 font-mono text-xs leading-5"
      >
        {shown.length === 0 ? (
          <p className="text-muted">
            {search !== '' ? 'No line matches.' : isLive ? 'No lines yet.' : 'This run wrote no lines.'}
          </p>
        ) : (
          <ol className="w-max min-w-full">
            {shown.map(({ line, number }) => (
              <li key={line.seq} className="flex gap-3 whitespace-pre">
                <span className="text-muted w-10 shrink-0 text-right select-none">{number}</span>
                <span className="text-accent w-20 shrink-0 select-none">{line.source}</span>
                <span>{line.text}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Card>
  );
}
