'use client';
import { formatDurationMs } from '@/lib/format/duration';
import { ChartFrame } from './chart-frame';
import { axisHeight, rightRoom, RowHeading, TimeTicks } from './chart-parts';
import { zeroBasedScale } from './scale';

export interface StackedRow {
  key: string;
  label: string;
  segments: readonly { key: string; title: string; value: number; color: string }[];
}

const rowHeight = 54;
/** The legend is part of the picture, so that a saved one explains itself. */
const legendHeight = 18;

interface Props {
  title: string;
  rows: readonly StackedRow[];
  fileName: string;
}

/** What a duration is made of: one bar for each row, parts to scale on one axis from zero. */
export function StackedBars({ title, rows, fileName }: Props) {
  const totals = rows.map(({ segments }) => segments.reduce((sum, { value }) => sum + value, 0));
  const legend = [...new Map(rows.flatMap(({ segments }) => segments.map((s) => [s.key, s] as const))).values()];
  const axisTop = rows.length * rowHeight;
  const height = axisTop + axisHeight + legend.length * legendHeight;
  const description = rows
    .map(
      ({ label, segments }) => `${label}: ${segments.map((s) => `${s.title} ${formatDurationMs(s.value)}`).join(', ')}`,
    )
    .join('; ');
  return (
    <ChartFrame title={title} description={`${description}.`} fileName={fileName} height={height}>
      {(width) => {
        const { ticks, at } = zeroBasedScale(Math.max(1, ...totals), width - rightRoom, width < 480 ? 3 : 6);
        return (
          <>
            <TimeTicks ticks={ticks} at={at} axisTop={axisTop} />
            {legend.map(({ key, title: name, color }, i) => (
              <g key={key} transform={`translate(0 ${axisTop + axisHeight + i * legendHeight})`}>
                <rect x={4} y={2} width={10} height={10} rx={2} fill={color} />
                <text x={20} y={11}>
                  {name}
                </text>
              </g>
            ))}
            {rows.map((row, i) => (
              <Bar key={row.key} row={row} total={totals[i] ?? 0} top={i * rowHeight} at={at} width={width} />
            ))}
          </>
        );
      }}
    </ChartFrame>
  );
}

interface BarProps {
  row: StackedRow;
  total: number;
  top: number;
  at: (value: number) => number;
  width: number;
}

function Bar({ row, total, top, at, width }: BarProps) {
  const starts = row.segments.map((_, i) => row.segments.slice(0, i).reduce((sum, { value }) => sum + value, 0));
  return (
    <g>
      <RowHeading label={row.label} figure={formatDurationMs(total)} top={top} width={width} />
      {row.segments.map((segment, i) => (
        <rect
          key={segment.key}
          x={at(starts[i] ?? 0)}
          y={top + 24}
          width={Math.max(0.5, at(segment.value))}
          height={20}
          fill={segment.color}
          stroke="var(--surface)"
        >
          <title>{`${segment.title}: ${formatDurationMs(segment.value)}`}</title>
        </rect>
      ))}
    </g>
  );
}
