import { cacheWords } from '@/lib/domain/benchmark/sentence';
import { measures, measureTexts, type Measure } from '@/lib/domain/benchmark/measures';
import type { ArmResult } from '@/lib/domain/benchmark/result';
import type { Summary } from '@/lib/stats/summarize';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { formatMeasure } from './format-measure';

/** The statistics of every arm and measure; folded where a matrix above says the most of it. */
export function ArmsTable({ arms, isFolded }: { arms: readonly ArmResult[]; isFolded: boolean }) {
  const rows = arms.flatMap((arm) =>
    measures.flatMap((measure) => {
      const summary = arm.summaries[measure];
      return summary ? [{ arm, measure, summary }] : [];
    }),
  );
  if (rows.length === 0) return null;
  return (
    <Card title="Statistics">
      <details open={!isFolded}>
        <summary className="mb-2">{rows.length} rows</summary>
        <Table label="Statistics of each arm">
          <thead>
            <tr>
              <Th>Arm</Th>
              <Th>Measure</Th>
              <Th>n</Th>
              <Th>Median</Th>
              <Th>95 % of the median</Th>
              <Th>p10 to p90</Th>
              <Th>Min to max</Th>
              <Th>MAD</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ arm, measure, summary }) => (
              <Row key={`${arm.key} ${measure}`} arm={arm} measure={measure} summary={summary} />
            ))}
          </tbody>
        </Table>
        <p className="text-muted mt-2 text-xs">
          p10, p90 and the interval need at least 5 samples. Quantiles interpolate linearly (R-7); MAD is the median
          distance from the median, not scaled.
        </p>
      </details>
    </Card>
  );
}

function Row({ arm, measure, summary }: { arm: ArmResult; measure: Measure; summary: Summary }) {
  const { n, median, medianInterval, p10, p90, min, max, mad } = summary;
  const show = (value: number | null) => formatMeasure(measure, value);
  const range = (low: number | null, high: number | null) => (low === null ? '–' : `${show(low)} to ${show(high)}`);
  return (
    <tr>
      <Td className="whitespace-nowrap">
        {arm.label}
        {arm.cache !== 'warm' && <span className="text-muted"> ({cacheWords[arm.cache]})</span>}
      </Td>
      <Td className="whitespace-nowrap" title={measureTexts[measure].meaning}>
        {measureTexts[measure].title}
      </Td>
      <Td mono>{n}</Td>
      <Td mono className="font-semibold">
        {show(median)}
      </Td>
      <Td mono>{range(medianInterval?.low ?? null, medianInterval?.high ?? null)}</Td>
      <Td mono>{range(p10, p90)}</Td>
      <Td mono>{range(min, max)}</Td>
      <Td mono>{show(mad)}</Td>
    </tr>
  );
}
