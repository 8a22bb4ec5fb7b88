'use client';
import { useState } from 'react';
import type { LogCount } from '@/lib/domain/criu-log/view';
import { Button } from '@/components/ui/button';

interface Props {
  title: string;
  counts: readonly LogCount[];
  /** How a value is written; the value itself where nothing is said. */
  words?: Readonly<Record<string, string>>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** So many are shown before the rest is asked for. */
const shownAtOnce = 10;

/** Values that lines can be filtered by, each with its number of lines; none chosen means all. */
export function LogChips({ title, counts, words = {}, chosen, onChange }: Props) {
  const [isAll, setAll] = useState(false);
  // A value from a link stays to be seen, and to be taken away, also when the log has no line of it.
  const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
  const all = [...counts, ...missing.map((value) => ({ value, lines: 0 }))];
  const isShown = ({ value }: LogCount, index: number) => isAll || index < shownAtOnce || chosen.includes(value);
  const shown = all.filter(isShown);
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1">
      <legend className="text-muted float-left mr-1 w-20 text-xs">{title}</legend>
      {shown.map(({ value, lines }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen.includes(value)}
          aria-label={`${words[value] ?? value} ${lines} lines`}
          onClick={() => toggle(value)}
          className="border-line aria-pressed:border-accent aria-pressed:bg-accent/15 hover:bg-raised inline-flex min-h-6 items-center gap-1 rounded-full border px-2 text-xs"
        >
          <span className="font-mono">{words[value] ?? value}</span>
          <span className="text-muted tabular-nums">{lines.toLocaleString('en-US')}</span>
        </button>
      ))}
      {shown.length < all.length && (
        <Button
          variant="ghost"
          size="sm"
          onClick={() => setAll(true)}
          aria-label={`${all.length - shown.length} more: ${title}`}
        >
          {all.length - shown.length} more
        </Button>
      )}
    </fieldset>
  );
}
