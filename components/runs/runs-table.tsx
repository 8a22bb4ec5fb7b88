'use client';
import { AppLink } from '@/components/ui/app-link';
import { useLiveRuns } from '@/lib/client/use-live-runs';
import { phaseTitles } from '@/lib/domain/phase';
import type { RunSummary } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';
import { ImportMark } from './import-mark';
import { runResult } from './run-result';
import { RunStatusBadge } from './run-status-badge';

const columns = ['Run', 'Status', 'Spec', 'Container', 'Started', 'Duration', 'Result'];

/** Runs as rows, each of which leads to its run as a whole; the page is rendered again when one changes. */
export function RunsTable({ runs }: { runs: RunSummary[] }) {
  useLiveRuns();
  return (
    <Table label="Runs" isStacked>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((title) => (
            <Th key={title}>{title}</Th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </tbody>
    </Table>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  const isUnderWay = run.status === 'running' && run.currentPhase !== null;
  return (
    // The link's own area is stretched over the row, so that the row is one target and still one link.
    <tr role="row" className="hover:bg-raised relative">
      <Td isLead>
        <AppLink
          href={paths.run(run.id)}
          className="text-accent font-medium underline after:absolute after:inset-0 focus-visible:after:outline-2"
        >
          {run.title}
        </AppLink>
        {run.parentRunId !== null && <span className="text-muted block text-xs">part of another run</span>}
      </Td>
      <Td>
        <RunStatusBadge status={run.status} /> <ImportMark importedFrom={run.importedFrom} />
      </Td>
      <Td label="Spec">{run.specName ?? '–'}</Td>
      <Td mono label="Container">
        {run.containerName ?? '–'}
      </Td>
      <Td label="Started">
        <RelativeTime iso={run.startedAt ?? run.createdAt} />
      </Td>
      <Td mono label="Duration">
        {run.durationMs === null ? '–' : formatDurationMs(run.durationMs)}
      </Td>
      <Td label="Result">{isUnderWay && run.currentPhase !== null ? phaseTitles[run.currentPhase] : runResult(run)}</Td>
    </tr>
  );
}

/** Keeps a page without a table up to date. */
export function LiveRuns() {
  useLiveRuns();
  return null;
}
