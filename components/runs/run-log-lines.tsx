'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef } from 'react';
import { lineHeightClass, useLineHeightPx } from '@/components/ui/line-height';
import { cutAtMatches, type NumberedLine } from './run-log-view';

interface Props {
  lines: NumberedLine[];
  empty: string;
  search: string;
  isWrapped: boolean;
  isFollowing: boolean;
  /** Lines before these are on their way. */
  isLoading: boolean;
  /** The line that the URL names (#L12), or the match that the reader went to. */
  currentNumber: number | null;
  onMark: (number: number) => void;
  /** The reader scrolled away from the end, or back to it. */
  onFollowChange: (isFollowing: boolean) => void;
}

/** So near the end still counts as being there. */
const endSlackPx = 24;

/** Lines of a log of any length: only those in sight are in the page. */
export const RunLogLines = memo(function RunLogLines({
  lines,
  empty,
  search,
  isWrapped,
  isFollowing,
  isLoading,
  currentNumber,
  onMark,
  onFollowChange,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const lineHeightPx = useLineHeightPx();
  // eslint-disable-next-line react-hooks/incompatible-library -- The React Compiler, which could not memoize this, is not used here.
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    // Older lines are put before the others: a height that was measured belongs to its line, not to its place.
    getItemKey: useCallback((index: number) => lines[index]?.line.seq ?? index, [lines]),
    estimateSize: () => lineHeightPx,
    overscan: 20,
    initialRect: { width: 800, height: 384 },
  });
  useEffect(() => {
    if (isFollowing && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [isFollowing, lines.length, rows]);
  const currentIndex = currentNumber === null ? -1 : lines.findIndex(({ number }) => number === currentNumber);
  useEffect(() => {
    if (currentIndex >= 0) rows.scrollToIndex(currentIndex, { align: 'center' });
  }, [currentIndex, rows]);
  const onScroll = () => {
    const element = box.current;
    if (element) onFollowChange(element.scrollHeight - element.scrollTop - element.clientHeight < endSlackPx);
  };
  return (
    <div
      ref={box}
      role="region"
      aria-label="Log lines"
      aria-busy={isLoading}
      tabIndex={0}
      onScroll={onScroll}
      className={`bg-raised max-h-96 overflow-auto rounded-md p-2 font-mono text-xs ${lineHeightClass}`}
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
                aria-current={number === currentNumber ? 'true' : undefined}
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
                <LineText text={line.text} search={search} />
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
});

function LineText({ text, search }: { text: string; search: string }) {
  return (
    <span>
      {cutAtMatches(text, search).map((piece, index) =>
        index % 2 === 1 ? (
          <mark key={index} className="bg-warning/30 text-fg rounded-xs">
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </span>
  );
}
