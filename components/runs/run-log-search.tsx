'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

interface Props {
  search: string;
  onSearch: (search: string) => void;
  /** Numbers of the lines that match, and the one the reader is at. */
  matches: readonly number[];
  currentMatch: number | null;
  onStep: (by: 1 | -1) => void;
  shownLines: number;
}

/** The search field of a log with the way from match to match. */
export function RunLogSearch({ search, onSearch, matches, currentMatch, onStep, shownLines }: Props) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  const place = currentMatch === null ? 0 : matches.indexOf(currentMatch) + 1;
  const noMatch = matches.length === 0 ? 'No line matches.' : null;
  return (
    <div role="search" onKeyDown={onKeyDown} className="flex flex-wrap items-end gap-x-2 gap-y-2">
      <TextField label="Search the log" type="search" value={search} onChange={onSearch} />
      {search !== '' && (
        <>
          <Button
            aria-label="Previous match"
            disabledReason={noMatch}
            reasonId={`${id}-count`}
            onClick={() => onStep(-1)}
          >
            <ChevronUp size={16} aria-hidden />
          </Button>
          <Button aria-label="Next match" disabledReason={noMatch} reasonId={`${id}-count`} onClick={() => onStep(1)}>
            <ChevronDown size={16} aria-hidden />
          </Button>
        </>
      )}
      {/* Without a search the count rises with every line: not a thing to read out. */}
      <p id={`${id}-count`} role={search === '' ? undefined : 'status'} className="text-muted pb-2 text-xs">
        {search === ''
          ? counted(shownLines, 'line')
          : place > 0
            ? `Match ${place} of ${matches.length}`
            : `${counted(matches.length, 'line')} ${matches.length === 1 ? 'matches' : 'match'}`}
      </p>
    </div>
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
