'use client';
import { useEffect, useRef, useState } from 'react';
import { criuItself, isEveryLine, noFilter, noModule, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { criuLevels, type CriuLevel } from '@/lib/domain/criu-log/line-class';
import type { CriuLogSummary } from '@/lib/domain/criu-log/view';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { LogChips } from './log-chips';

interface Props {
  summary: CriuLogSummary;
  filter: CriuFilter;
  onChange: (filter: CriuFilter) => void;
  matches: number | null;
  isCounting: boolean;
}

/** Words are looked for when the reader has stopped typing: a long log is read for them. */
const typingPauseMs = 300;

/** Which lines are shown: by the part of CRIU, the process, how bad it is, and words. */
export function LogFilters({ summary, filter, onChange, matches, isCounting }: Props) {
  const [typed, setTyped] = useState(filter.q);
  const [known, setKnown] = useState(filter.q);
  if (known !== filter.q) {
    setKnown(filter.q);
    setTyped(filter.q);
  }
  const change = useRef((q: string) => onChange({ ...filter, q }));
  useEffect(() => {
    change.current = (q) => onChange({ ...filter, q });
  });
  useEffect(() => {
    if (typed === known) return;
    const timer = setTimeout(() => change.current(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, known]);
  return (
    <div className="grid gap-2">
      <LogChips
        title="Part of CRIU"
        counts={summary.modules}
        words={{ [noModule]: 'unnamed' }}
        chosen={filter.module}
        onChange={(module) => onChange({ ...filter, module })}
      />
      <LogChips
        title="Process"
        counts={summary.processes}
        words={{ [criuItself]: 'CRIU itself' }}
        chosen={filter.process}
        onChange={(process) => onChange({ ...filter, process })}
      />
      <LogChips
        title="Level"
        counts={criuLevels.flatMap((level) => summary.levels.find(({ value }) => value === level) ?? [])}
        chosen={filter.level}
        onChange={(level) => onChange({ ...filter, level: level as CriuLevel[] })}
      />
      <div className="flex flex-wrap items-end gap-3">
        <TextField label="Only lines with" type="search" value={typed} onChange={setTyped} name="words" />
        <p role="status" className="text-muted pb-2 text-xs">
          {isCounting || matches === null
            ? 'Reading the log …'
            : isEveryLine(filter)
              ? `${countText(summary.lines)} lines`
              : `${countText(matches)} of ${countText(summary.lines)} lines`}
        </p>
        {!isEveryLine(filter) && (
          <Button variant="ghost" size="sm" onClick={() => onChange(noFilter)}>
            Clear filters
          </Button>
        )}
      </div>
    </div>
  );
}

function countText(lines: number): string {
  return lines.toLocaleString('en-US');
}
