import { AppLink } from '@/components/ui/app-link';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import type { RunSummary } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { ImportMark } from '@/components/runs/import-mark';
import { RunStatusBadge } from '@/components/runs/run-status-badge';
import { buttonStyle } from '@/components/ui/button-style';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';

interface Row {
  run: RunSummary;
  input: BenchmarkInput | null;
  countedSamples: number;
  failedSamples: number;
  sentences: string[];
}

/** Benchmarks with their answers. */
export function BenchmarkTable({ benchmarks }: { benchmarks: readonly Row[] }) {
  return (
    <form action="/compare" method="get" className="space-y-3">
      <Table label="Benchmarks">
        <thead>
          <tr>
            <Th>Compare</Th>
            <Th>Benchmark</Th>
            <Th>Status</Th>
            <Th>Answer</Th>
            <Th>Samples</Th>
            <Th>Started</Th>
          </tr>
        </thead>
        <tbody>
          {benchmarks.map(({ run, countedSamples, failedSamples, sentences }) => (
            <tr key={run.id} className="hover:bg-raised relative">
              <Td>
                <input
                  type="checkbox"
                  name="runs"
                  value={run.id}
                  aria-label={`Compare ${run.title}`}
                  className="accent-accent relative z-10 size-4"
                />
              </Td>
              <Td>
                <AppLink
                  href={paths.benchmark(run.id)}
                  className="text-accent font-medium underline after:absolute after:inset-0"
                >
                  {run.title}
                </AppLink>
                <div className="text-muted text-xs">{run.specName ?? 'no spec'}</div>
              </Td>
              <Td>
                <RunStatusBadge status={run.status} /> <ImportMark importedFrom={run.importedFrom} />
              </Td>
              <Td className="min-w-60">
                {sentences.length === 0 ? (
                  <span className="text-muted">–</span>
                ) : (
                  sentences.map((s) => <p key={s}>{s}</p>)
                )}
              </Td>
              <Td mono>
                {countedSamples}
                {failedSamples > 0 && <span className="text-danger"> · {failedSamples} not good</span>}
              </Td>
              <Td>
                <RelativeTime iso={run.createdAt} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <button type="submit" className={buttonStyle('secondary', 'sm')}>
        Compare ticked
      </button>
    </form>
  );
}
