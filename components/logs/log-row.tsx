import { memo } from 'react';
import { cutAtMatches } from '@/components/runs/run-log-view';
import type { CriuLogLine } from '@/lib/domain/criu-log/view';
import { formatDurationMs } from '@/lib/format/duration';

interface Props {
  /** Null while it is being fetched. */
  line: CriuLogLine | null;
  /** Place among the lines that pass, from 0, and how many there are. */
  place: number;
  matches: number;
  topPx: number;
  heightPx: number;
  /** Room for the longest line number. */
  digits: number;
  search: string;
  isMarked: boolean;
  href: string;
  onMark: (number: number) => void;
}

const levelColors = { error: 'text-danger', warning: 'text-warning', info: '' } as const;

/** One line: its number as a link, its time, and what it says; before it, how long nothing was written. */
export const LogRow = memo(function LogRow({ line, place, matches, topPx, heightPx, digits, search, ...on }: Props) {
  return (
    <li
      aria-setsize={matches}
      aria-posinset={place + 1}
      aria-current={on.isMarked ? 'true' : undefined}
      className={`aria-[current=true]:bg-accent/15 absolute top-0 left-0 flex min-w-full gap-3 px-2 whitespace-pre ${
        line?.gapUs ? 'border-warning border-t' : ''
      }`}
      style={{ height: heightPx, transform: `translateY(${topPx}px)` }}
    >
      {line === null ? (
        <span className="text-muted">…</span>
      ) : (
        <>
          <a
            href={on.href}
            aria-label={`Line ${line.number}`}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              on.onMark(line.number);
            }}
            style={{ width: `${digits}ch` }}
            className="text-muted shrink-0 text-right select-none hover:underline"
          >
            {line.number}
          </a>
          <span className="text-muted w-[10ch] shrink-0 text-right select-none max-sm:hidden">
            {timeText(line.atUs)}
          </span>
          <span className={levelColors[line.level]}>
            {line.gapUs !== null && (
              <span className="bg-warning/20 text-fg mr-2 rounded-sm px-1 select-none">
                {formatDurationMs(line.gapUs / 1000)} nothing was written
              </span>
            )}
            <Text text={line.text} search={search} />
            {line.cutChars > 0 && <span className="text-muted"> … and {line.cutChars} more characters</span>}
          </span>
        </>
      )}
    </li>
  );
});

function Text({ text, search }: { text: string; search: string }) {
  return cutAtMatches(text, search).map((piece, index) =>
    index % 2 === 1 ? (
      <mark key={index} className="bg-warning/30 text-fg rounded-xs">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}

/** Seconds of CRIU's clock. */
function timeText(atUs: number | null): string {
  return atUs === null ? '' : (atUs / 1e6).toFixed(6);
}
