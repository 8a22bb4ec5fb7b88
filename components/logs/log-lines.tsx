'use client';
import type { RefObject } from 'react';
import { lineHeightClass } from '@/components/ui/line-height';
import type { CriuLogLine } from '@/lib/domain/criu-log/view';
import { LogRow } from './log-row';
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
  /** Which lines there are is not known yet. */
  isReading: boolean;
  /** Lines in sight cannot be had. */
  isFailed: boolean;
  /** What stands here when no line does. */
  empty: string;
}

/** Lines drawn beyond what is in sight, on both sides. */
const margin = 15;

/** The lines in sight of a log of any length. */
export function LogLines({
  name,
  box,
  scroll,
  matches,
  lines,
  lineAt,
  search,
  marked,
  isReading,
  isFailed,
  ...rest
}: Props) {
  const { hrefOf, onMark, empty } = rest;
  const first = Math.max(0, scroll.first - margin);
  const last = Math.min(matches, scroll.last + margin);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => lineAt(first + index));
  const digits = Math.max(4, String(lines).length);
  return (
    <div
      ref={box}
      role="region"
      aria-label={`Lines of ${name}`}
      aria-busy={isReading || (!isFailed && shown.includes(null))}
      tabIndex={0}
      className={`bg-raised h-[60vh] min-h-72 overflow-auto rounded-md font-mono text-xs ${lineHeightClass}`}
    >
      {matches === 0 ? (
        <p className="text-muted p-3">{empty}</p>
      ) : (
        <ol className="relative min-w-full overflow-visible" style={{ height: scroll.heightPx }}>
          {shown.map((line, index) => {
            const place = first + index;
            return (
              <LogRow
                key={place}
                line={line}
                place={place}
                matches={matches}
                topPx={place * scroll.lineHeightPx - scroll.shiftPx}
                heightPx={scroll.lineHeightPx}
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
