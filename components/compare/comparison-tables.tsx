import Link from 'next/link';
import type { ComparedColumn, Comparison } from '@/lib/domain/comparison';
import { paths } from '@/lib/paths';
import { formatMeasure } from '@/components/benchmarks/format-measure';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';

/** Differences first, then the numbers: what was measured under other conditions must not look alike. */
export function ComparisonTables({ comparison, isLinked = true }: { comparison: Comparison; isLinked?: boolean }) {
  const { columns, differing, same, figures } = comparison;
  return (
    <div className="space-y-4">
      <Card title={differing.length === 0 ? 'No setting or version differs' : `What differs (${differing.length})`}>
        {differing.length > 0 && (
          <Table label="What differs">
            <Head first="" columns={columns} isLinked={isLinked} />
            <tbody>
              {differing.map(({ name, values }) => (
                <tr key={name}>
                  <Td className="font-medium whitespace-nowrap">{name}</Td>
                  {values.map((value, i) => (
                    <Td key={columns[i]?.runId ?? i} className="min-w-40 break-words">
                      {value}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <details className="mt-3">
          <summary>The same in all ({same.length})</summary>
          <dl className="mt-2 grid grid-cols-[minmax(8rem,max-content)_1fr] gap-x-4 gap-y-1">
            {same.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      </Card>
      <Card title="Numbers">
        <Table label="Numbers">
          <Head first="Median" columns={columns} isLinked={isLinked} />
          <tbody>
            {figures.map(({ name, measure, cells }) => (
              <tr key={name}>
                <Td className="font-medium">{name}</Td>
                {cells.map(({ value, n, ratio }, i) => (
                  <Td key={columns[i]?.runId ?? i} mono>
                    {formatMeasure(measure, value)}
                    {n > 1 && <span className="text-muted"> n = {n}</span>}
                    {i > 0 && ratio !== null && <div>{ratio.toFixed(2)} × the first</div>}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
        <p className="text-muted mt-2 text-xs">
          Ratios compare medians and have no interval: whether a difference is more than chance is what a benchmark with
          both arms, or the trend of one testbed, can tell.
        </p>
      </Card>
    </div>
  );
}

interface HeadProps {
  first: string;
  columns: readonly ComparedColumn[];
  isLinked: boolean;
}

function Head({ first, columns, isLinked }: HeadProps) {
  return (
    <thead>
      <tr>
        <Th>{first}</Th>
        {columns.map(({ runId, title, kind, startedAt }) => (
          <Th key={runId}>
            {isLinked ? (
              <Link
                href={kind === 'benchmark' ? paths.benchmark(runId) : paths.run(runId)}
                className="text-accent underline"
              >
                {title}
              </Link>
            ) : (
              title
            )}
            <div className="font-normal">
              <RelativeTime iso={startedAt} />
            </div>
          </Th>
        ))}
      </tr>
    </thead>
  );
}
