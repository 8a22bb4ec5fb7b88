import { AppLink } from '@/components/ui/app-link';
import type { Measure } from '@/lib/domain/benchmark/measures';
import type { TestbedChange, TrendSeries } from '@/lib/domain/trends/series';
import { formatRange } from '@/lib/format/ratio';
import { formatMeasure } from '@/components/benchmarks/format-measure';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { paths } from '@/lib/paths';
import { LazyTrendChart } from './lazy-trend-chart';

interface Props {
  series: TrendSeries;
  measure: Measure;
  changes: readonly TestbedChange[];
  /** The same page with the runs from a time on as the baseline. */
  baselineHref: (at: number) => string;
}

const tones: Record<TrendSeries['check']['verdict'], Tone> = {
  regression: 'danger',
  improvement: 'success',
  'no change shown': 'neutral',
  'too few samples': 'neutral',
};

/** One series with its picture, its verdict and the numbers behind the picture. */
export function TrendCard({ series, measure, changes, baselineHref }: Props) {
  const { label, n, points, buckets, check } = series;
  const newest = points.at(-1);
  const [first, last] = [buckets[0]?.from ?? 0, buckets.at(-1)?.to ?? 0];
  return (
    <Card title={label}>
      <p className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <Badge tone={tones[check.verdict]}>{check.verdict}</Badge>
        <span>
          {check.ratio === null
            ? 'The newest runs cannot be compared with the baseline yet.'
            : `Newest runs against the baseline: ${check.ratio.toFixed(2)} times as long${check.interval === null ? '' : `, 95 % ${formatRange(check.interval.low, check.interval.high)}`}.`}
        </span>
      </p>
      <LazyTrendChart
        series={series}
        measure={measure}
        changes={changes.filter(({ at }) => at >= first && at <= last)}
      />
      <p className="text-muted mt-1 text-xs">
        {points.length < n
          ? `${points.length} of ${n} runs are drawn, so that the shape stays. `
          : n === 1
            ? '1 run. '
            : `${n} runs. `}
        Line: median of each group. Band: p10 to p90. Dashed: median of the baseline.{' '}
        {newest && (
          <AppLink href={paths.run(newest.runId)} className="text-accent underline">
            Newest run
          </AppLink>
        )}
      </p>
      <details className="mt-2">
        <summary>Numbers</summary>
        <Table label={`Groups of ${label}`}>
          <thead>
            <tr>
              {['From', 'To', 'n', 'Median', 'p10', 'p90', 'Baseline'].map((title) => (
                <Th key={title}>{title}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket) => (
              <tr key={bucket.from}>
                <Td mono>{minuteOf(bucket.from)}</Td>
                <Td mono>{minuteOf(bucket.to)}</Td>
                <Td mono>{bucket.n}</Td>
                <Td mono>{formatMeasure(measure, bucket.median)}</Td>
                <Td mono>{formatMeasure(measure, bucket.p10)}</Td>
                <Td mono>{formatMeasure(measure, bucket.p90)}</Td>
                <Td>
                  <AppLink href={baselineHref(bucket.from)} className="text-accent whitespace-nowrap underline">
                    Use from here
                  </AppLink>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </Card>
  );
}

const minuteOf = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
