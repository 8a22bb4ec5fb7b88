'use client';
import type { Interval } from '@/lib/stats/interval';
import { formatDurationMs } from '@/lib/format/duration';
import { ChartFrame } from './chart-frame';
import { axisHeight, rightRoom, RowHeading, TimeTicks } from './chart-parts';
import { zeroBasedScale } from './scale';

export interface DotRow {
  key: string;
  label: string;
  values: readonly number[];
  median: number | null;
  /** 95 % interval of the median. */
  interval: Interval | null;
  color: string;
}

const rowHeight = 64;

/** Every sample as a dot, with the median and its interval: one row for each arm, one axis from zero for all. */
export function ArmDots({ title, rows, fileName }: { title: string; rows: readonly DotRow[]; fileName: string }) {
  const largest = Math.max(1, ...rows.flatMap(({ values, interval }) => [...values, interval?.high ?? 0]));
  const height = rows.length * rowHeight + axisHeight;
  const description = rows
    .map(
      ({ label, values, median }) =>
        `${label}: ${values.length} samples${median === null ? '' : `, median ${formatDurationMs(median)}`}`,
    )
    .join('; ');
  return (
    <ChartFrame title={title} description={`${description}.`} fileName={fileName} height={height}>
      {(width) => {
        const { ticks, at } = zeroBasedScale(largest, width - rightRoom, width < 480 ? 3 : 6);
        return (
          <>
            <TimeTicks ticks={ticks} at={at} axisTop={height - axisHeight} />
            {rows.map((row, i) => (
              <Row key={row.key} row={row} top={i * rowHeight} at={at} width={width} />
            ))}
          </>
        );
      }}
    </ChartFrame>
  );
}

function medianWords(median: number | null, n: number, width: number): string {
  if (median === null) return 'no sample yet';
  return width < 480 ? formatDurationMs(median) : `median ${formatDurationMs(median)} · n = ${n}`;
}

function Row({ row, top, at, width }: { row: DotRow; top: number; at: (value: number) => number; width: number }) {
  const middle = top + 42;
  const { label, values, median, interval, color } = row;
  return (
    <g>
      <RowHeading label={label} figure={medianWords(median, values.length, width)} top={top} width={width} />
      {interval && (
        <rect
          x={at(interval.low)}
          y={middle - 12}
          width={Math.max(2, at(interval.high) - at(interval.low))}
          height={24}
          fill={color}
          opacity={0.22}
          rx={3}
        />
      )}
      {values.map((value, i) => (
        // Spread over three lines, in turns, so that equal values stay countable.
        <circle key={i} cx={at(value)} cy={middle + ((i % 3) - 1) * 7} r={4} fill={color} opacity={0.75}>
          <title>{formatDurationMs(value)}</title>
        </circle>
      ))}
      {median !== null && (
        <line x1={at(median)} x2={at(median)} y1={middle - 15} y2={middle + 15} stroke="currentColor" strokeWidth={2} />
      )}
    </g>
  );
}
