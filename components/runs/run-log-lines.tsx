'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { RunLogLine } from '@/lib/domain/views';

export interface NumberedLine {
  line: RunLogLine;
  number: number;
}

interface Props {
  lines: NumberedLine[];
  empty: string;
  isWrapped: boolean;
  isFollowing: boolean;
  /** The line that the URL names (#L12). */
  markedNumber: number | null;
  onMark: (number: number) => void;
  /** The reader scrolled away from the end, or back to it. */
  onFollowChange: (isFollowing: boolean) => void;
}

const lineHeightPx = 20;
/** So near the end still counts as being there. */
const endSlackPx = 24;

/** Lines of a log of any length: only those in sight are in the page. */
export const RunLogLines = memo(function RunLogLines({
  lines,
  empty,
  isWrapped,
  isFollowing,
  markedNumber,
  onMark,
  onFollowChange,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeightPx,
    overscan: 20,
    initialRect: { width: 800, height: 384 },
  });
  useEffect(() => {
    if (isFollowing && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [isFollowing, lines.length, rows]);
  const markedIndex = lines.findIndex(({ number }) => number === markedNumber);
  useEffect(() => {
    if (markedIndex >= 0) rows.scrollToIndex(markedIndex, { align: 'center' });
  }, [markedIndex, rows]);
  const onScroll = () => {
    const element = box.current;
    if (element) onFollowChange(element.scrollHeight - element.scrollTop - element.clientHeight < endSlackPx);
  };
  return (
    <div
      ref={box}
      role="region"
      aria-label="Log lines"
      tabIndex={0}
      onScroll={onScroll}
      className="bg-raised max-h-96 overflow-auto rounded-md p-2 font-mono text-xs leading-5"
    >
      {lines.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : (
        <ol className="relative w-max min-w-full" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const { line, number } = lines[index]!;
            return (
              <li
                key={line.seq}
                ref={rows.measureElement}
                data-index={index}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
                aria-current={number === markedNumber ? 'true' : undefined}
                className={`aria-[current=true]:bg-accent/15 absolute top-0 left-0 flex min-w-full gap-3 ${isWrapped ? 'w-full break-all whitespace-pre-wrap' : 'whitespace-pre'}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <a
                  href={`#L${number}`}
                  onClick={() => onMark(number)}
                  className="text-muted w-10 shrink-0 text-right select-none hover:underline"
                >
                  {number}
                </a>
                <span className="text-accent w-20 shrink-0 select-none">{line.source}</span>
                <span>{line.text}</span>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
});
