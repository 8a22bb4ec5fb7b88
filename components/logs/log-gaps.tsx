import type { CriuLogSummary, LogGap } from '@/lib/domain/criu-log/view';
import { formatDurationMs } from '@/lib/format/duration';

interface Props {
  summary: CriuLogSummary;
  onGoTo: (line: number) => void;
}

/** So many are listed: the others are marked in the log. */
const listed = 12;

/** The longest times in which nothing was written: where the time went. */
export function LogGaps({ summary: { gaps, gapCount }, onGoTo }: Props) {
  if (gapCount === 0) {
    return <p className="text-muted text-xs">Lines follow each other within 50 ms everywhere: there is no gap.</p>;
  }
  const largest = [...gaps].sort((a: LogGap, b: LogGap) => b.us - a.us).slice(0, listed);
  return (
    <details className="text-xs" open={gapCount <= 4}>
      <summary className="cursor-pointer font-medium">
        {gapCount === 1 ? '1 gap' : `${gapCount.toLocaleString('en-US')} gaps`} of 50 ms or more, the longest{' '}
        {formatDurationMs((largest[0]?.us ?? 0) / 1000)}
      </summary>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {largest.map(({ line, us }) => (
          <li key={line}>
            <button type="button" className="text-accent min-h-6 underline" onClick={() => onGoTo(line)}>
              {formatDurationMs(us / 1000)} before line {line.toLocaleString('en-US')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
