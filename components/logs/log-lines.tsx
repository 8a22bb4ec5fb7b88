'use client';
import type { RefObject } from 'react';
import type { CriuLogLine } from '@/lib/domain/criu-log/view';
import { LogRow } from './log-row';
import { lineHeightPx } from './scroll-scale';
import type { ScaledScroll } from './use-scaled-scroll';

interface Props {
  name: string;
  box: RefObject<HTMLDivElement | null>;
  scroll: ScaledScroll;
  matches: number;
  /** Lines of the whole log: their numbers need room. */
  lines: number;
  lineAt: (place: number) => CriuLogLine | null;
  search: string;
  marked: number | null;
  hrefOf: (line: number) => string;
  onMark: (line: number) => void;
  /** What stands here when no line does. */
  empty: string;
}

/** Lines drawn beyond what is in sight, on both sides. */
const margin = 15;

/** The lines in sight of a log of any length. */
export function LogLines({ name, box, scroll, matches, lines, lineAt, search, marked, hrefOf, onMark, empty }: Props) {
  const first = Math.max(0, scroll.first - margin);
  const last = Math.min(matches, scroll.last + margin);
  const digits = Math.max(4, String(lines).length);
  return (
    <div
      ref={box}
      role="region"
      aria-label={`Lines of ${name}`}
      tabIndex={0}
      className="bg-raised h-[60vh] min-h-72 overflow-auto rounded-md font-mono text-xs leading-5"
    >
      {matches === 0 ? (
        <p className="text-muted p-3">{empty}</p>
      ) : (
        <ol className="relative min-w-full overflow-visible" style={{ height: scroll.heightPx }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, index) => {
            const place = first + index;
            const line = lineAt(place);
            return (
              <LogRow
                key={place}
                line={line}
                place={place}
                matches={matches}
                topPx={place * lineHeightPx - scroll.shiftPx}
                digits={digits}
                search={search}
                isMarked={line !== null && line.number === marked}
                href={line === null ? '' : hrefOf(line.number)}
                onMark={onMark}
              />
            );
          })}
        </ol>
      )}
    </div>
  );
}
