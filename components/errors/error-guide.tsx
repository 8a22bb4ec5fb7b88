'use client';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { GuideArea } from '@/lib/diagnosis/guide';
import { TextField } from '@/components/ui/text-field';
import { filterGuide } from './filter-guide';
import { GuideEntrySection } from './guide-entry-section';
import { stepOfKey } from './step-of-key';

/**
 * The catalogue of errors, searched while typing: by what people call an error, or by a line of a log. The arrow keys
 * go from error to error, Escape back to all of them.
 */
export function ErrorGuide({ areas }: { areas: readonly GuideArea[] }) {
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const shown = filterGuide(areas, query);
  const count = (of: readonly GuideArea[]) => of.reduce((sum, { entries }) => sum + entries.length, 0);
  const searchField = () => box.current?.querySelector<HTMLInputElement>('[role="search"] input');

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setQuery('');
      searchField()?.focus();
    }
    const by = stepOfKey(event);
    if (by === null) return;
    const stops = [searchField(), ...(box.current?.querySelectorAll<HTMLElement>('h3 a') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = at < 0 ? null : stops[at + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div ref={box} onKeyDown={onKeyDown}>
      <div role="search" className="mb-4 max-w-prose">
        <TextField
          label="Search errors"
          type="search"
          value={query}
          onChange={setQuery}
          hint="A word, a code, or a whole line of a log. Keys: / to search, ↑ ↓ from error to error, Esc for all."
        />
        <p role="status" className="text-muted mt-1 text-xs">
          {count(shown)} of {count(areas)} errors
        </p>
      </div>
      <div className="grid gap-8">
        {shown.map(({ id: areaId, title, entries }) => (
          <section key={areaId} aria-labelledby={`area-${areaId}`}>
            <h2 id={`area-${areaId}`} className="border-line mb-3 scroll-mt-4 border-b pb-1 text-lg font-semibold">
              {title}
            </h2>
            <div className="grid gap-6">
              {entries.map((entry) => (
                <GuideEntrySection key={entry.code} entry={entry} />
              ))}
            </div>
          </section>
        ))}
      </div>
      {shown.length === 0 && <p>No error has all of these words. Try fewer of them.</p>}
    </div>
  );
}
