import { ComparisonTables } from '@/components/compare/comparison-tables';
import { BenchmarkReport } from '@/components/benchmarks/benchmark-report';
import { RunResultPanel } from '@/components/runs/run-result-panel';
import { RunStatusBadge } from '@/components/runs/run-status-badge';
import { TestbedFacts } from '@/components/runs/testbed-facts';
import { StackedBars } from '@/components/charts/stacked-bars';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { phaseTitles } from '@/lib/domain/phase';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import type { Comparison } from '@/lib/domain/comparison';
import type { RunDetail } from '@/lib/domain/views';
import { SaveHtml } from './save-html-button';

type Shared =
  | { kind: 'benchmark'; view: BenchmarkView }
  | { kind: 'run'; run: RunDetail }
  | { kind: 'comparison'; comparison: Comparison };

/** What a read-only link leads to. */
export function SharedPage({ shared }: { shared: Shared }) {
  const run = shared.kind === 'benchmark' ? shared.view.run : shared.kind === 'run' ? shared.run : null;
  return (
    <div className="mx-auto max-w-6xl p-4 md:p-6">
      <p className="text-muted mb-4 text-xs">GPU-Load · a read-only page</p>
      <PageHeader
        title={run?.title ?? 'Comparison'}
        description={run && <Subject run={run} />}
        actions={<SaveHtml fileName={`gpu-load-${run?.id.slice(0, 8) ?? 'comparison'}`} />}
      />
      {shared.kind === 'benchmark' && <BenchmarkReport view={shared.view} isPublic />}
      {shared.kind === 'run' && <SharedRun run={shared.run} />}
      {shared.kind === 'comparison' && <ComparisonTables comparison={shared.comparison} isLinked={false} />}
    </div>
  );
}

function Subject({ run }: { run: RunDetail }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <RunStatusBadge status={run.status} />
      {run.specName !== null && <span>Spec {run.specName}</span>}
      <RelativeTime iso={run.startedAt ?? run.createdAt} />
    </span>
  );
}

const colors = ['1', '2', '3', '4', '5', '6'].map((n) => `var(--chart-${n})`);

function SharedRun({ run }: { run: RunDetail }) {
  const segments = run.phases.flatMap(({ key, durationMs }, i) =>
    durationMs === null
      ? []
      : [{ key, title: phaseTitles[key], value: durationMs, color: colors[i % colors.length] ?? 'var(--muted)' }],
  );
  return (
    <div className="min-w-0 space-y-4">
      {run.error && <p className="text-danger">{run.error.title}</p>}
      <RunResultPanel run={run} />
      {segments.length > 0 && (
        <Card>
          <StackedBars
            title="Phases"
            rows={[{ key: run.id, label: run.title, segments }]}
            fileName={`run-${run.id.slice(0, 8)}-phases`}
          />
        </Card>
      )}
      {run.testbed && (
        <Card title="Testbed">
          <TestbedFacts testbed={run.testbed} />
        </Card>
      )}
    </div>
  );
}
