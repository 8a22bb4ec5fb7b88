import 'server-only';
import type { TrendFilter } from '@/lib/domain/trends/filter';
import { testbedChanges, toSeries, type TestbedChange, type TrendSeries } from '@/lib/domain/trends/series';
import { listSpecNamesOfRuns, listTrendRows, maxTrendRows, testbedsOf } from '@/lib/db/trend-rows';

const dayMs = 86_400_000;

export interface Trend {
  specNames: string[];
  /** The spec that is shown: the one asked for, else the first; null when no run has one. */
  spec: string | null;
  series: TrendSeries[];
  changes: TestbedChange[];
  runCount: number;
  /** True when older runs in the range were left out. */
  isCut: boolean;
}

/** How a measure went over time, in series that are not mixed. */
export async function getTrend({ spec, kind, measure, days, baseline }: TrendFilter): Promise<Trend> {
  const specNames = await listSpecNamesOfRuns();
  const shown = spec ?? specNames[0] ?? null;
  if (shown === null) return { specNames, spec: null, series: [], changes: [], runCount: 0, isCut: false };
  const since = days === 0 ? null : new Date(Date.now() - days * dayMs);
  const rows = await listTrendRows({ spec: shown, kind, measure, since });
  const testbeds = await testbedsOf([...new Set(rows.flatMap(({ testbedId }) => testbedId ?? []))]);
  return {
    specNames,
    spec: shown,
    series: toSeries(rows, testbeds, baseline),
    changes: testbedChanges(rows, testbeds),
    runCount: rows.length,
    isCut: rows.length === maxTrendRows,
  };
}
