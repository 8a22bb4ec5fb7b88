'use client';
import { useRouter } from 'next/navigation';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts';
import { formatAxisTime } from '@/lib/format/axis-time';
import type { Measure } from '@/lib/domain/benchmark/measures';
import type { TestbedChange, TrendSeries } from '@/lib/domain/trends/series';
import { formatMeasure } from '@/components/benchmarks/format-measure';
import { paths } from '@/lib/paths';
import { trendChartHeightPx } from './trend-chart-height';

interface Props {
  series: TrendSeries;
  measure: Measure;
  /** Where versions changed: a line each. */
  changes: readonly TestbedChange[];
}

/** One series: every run as a dot that leads to it, the median of each group as a line, p10 to p90 as a band. */
export function TrendChart({ series, measure, changes }: Props) {
  const router = useRouter();
  const { points, buckets, baselineMedian } = series;
  const middles = buckets.map(({ from, to, median, p10, p90 }) => ({
    at: (from + to) / 2,
    median,
    band: p10 === null || p90 === null ? null : [p10, p90],
  }));
  const spanMs = (series.points.at(-1)?.at ?? 0) - (series.points[0]?.at ?? 0);
  return (
    <div
      role="img"
      aria-label={`${series.n} runs over time; the groups are in the table below`}
      style={{ height: trendChartHeightPx }}
    >
      <ResponsiveContainer width="100%" height={trendChartHeightPx}>
        <ComposedChart margin={{ top: 8, right: 12, bottom: 0, left: 4 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(at: number) => formatAxisTime(at, spanMs)}
            stroke="var(--muted)"
            fontSize={12}
            minTickGap={40}
            allowDuplicatedCategory={false}
          />
          <YAxis
            domain={[0, 'auto']}
            tickFormatter={(value: number) => formatMeasure(measure, value)}
            stroke="var(--muted)"
            fontSize={12}
            width={72}
          />
          {changes.map(({ at }) => (
            <ReferenceLine key={at} x={at} stroke="var(--warning)" strokeDasharray="2 3" />
          ))}
          {baselineMedian !== null && (
            <ReferenceLine y={baselineMedian} stroke="var(--muted)" strokeDasharray="4 4" ifOverflow="extendDomain" />
          )}
          <Area
            data={middles}
            dataKey="band"
            stroke="none"
            fill="var(--accent)"
            fillOpacity={0.15}
            isAnimationActive={false}
            connectNulls
          />
          <Line
            data={middles}
            dataKey="median"
            stroke="var(--accent)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--accent)' }}
            isAnimationActive={false}
          />
          <Scatter
            data={points}
            dataKey="value"
            fill="var(--fg)"
            fillOpacity={0.45}
            isAnimationActive={false}
            cursor="pointer"
            onClick={(point: { payload?: { runId?: string } }) => {
              if (point.payload?.runId) router.push(paths.run(point.payload.runId));
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
