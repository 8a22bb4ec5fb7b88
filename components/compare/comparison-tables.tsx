import { AppLink } from '@/components/ui/app-link';
import type { ReactNode } from 'react';
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
      <RunsOnPhone columns={columns} isLinked={isLinked} />
      <Card title={differing.length === 0 ? 'No setting or version differs' : `What differs (${differing.length})`}>
        {differing.length > 0 && (
          <Table label="What differs" isStacked>
            <Head first="" columns={columns} isLinked={isLinked} />
            <tbody role="rowgroup">
              {differing.map(({ name, values }) => (
                <tr key={name} role="row">
                  <Td isLead className="basis-full! font-medium whitespace-nowrap">
                    {name}
                  </Td>
                  {values.map((value, i) => (
                    <Td key={columns[i]?.runId ?? i} label={`${i + 1}.`} className="min-w-40 wrap-anywhere">
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
                <dd className="wrap-anywhere">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      </Card>
      <Card title="Numbers">
        <Table label="Numbers" isStacked>
          <Head first="Median" columns={columns} isLinked={isLinked} />
          <tbody role="rowgroup">
            {figures.map(({ name, measure, cells }) => (
              <tr key={name} role="row">
                <Td isLead className="basis-full! font-medium">
                  {name}
                </Td>
                {cells.map(({ value, n, ratio }, i) => (
                  <Td key={columns[i]?.runId ?? i} mono label={`${i + 1}.`}>
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

/** Runs may have the same title; the number tells them apart, and is all that stands beside their cells on a phone. */
const numbered = (columns: readonly ComparedColumn[], i: number) => `${i + 1}. ${columns[i]?.title ?? ''}`;

interface HeadProps {
  first: string;
  columns: readonly ComparedColumn[];
  isLinked: boolean;
}

function Head({ first, columns, isLinked }: HeadProps) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        <Th>{first}</Th>
        {columns.map((column, i) => (
          <Th key={column.runId}>
            {/* On a phone the heading is out of sight, where no link may take the focus. */}
            <span className={isLinked ? 'sm:hidden' : ''}>{numbered(columns, i)}</span>
            {isLinked && (
              <span className="hidden sm:inline">
                <RunLink column={column}>{numbered(columns, i)}</RunLink>
              </span>
            )}
            <div className="font-normal">
              <RelativeTime iso={column.startedAt} />
            </div>
          </Th>
        ))}
      </tr>
    </thead>
  );
}

/** The compared runs, for a phone: there the headings of the tables are out of sight. */
function RunsOnPhone({ columns, isLinked }: { columns: readonly ComparedColumn[]; isLinked: boolean }) {
  return (
    <ol className="space-y-1 sm:hidden">
      {columns.map((column, i) => (
        <li key={column.runId}>
          {isLinked ? <RunLink column={column}>{numbered(columns, i)}</RunLink> : numbered(columns, i)}{' '}
          <span className="text-muted">
            <RelativeTime iso={column.startedAt} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function RunLink({ column: { runId, kind }, children }: { column: ComparedColumn; children: ReactNode }) {
  return (
    <AppLink href={kind === 'benchmark' ? paths.benchmark(runId) : paths.run(runId)} className="text-accent underline">
      {children}
    </AppLink>
  );
}
