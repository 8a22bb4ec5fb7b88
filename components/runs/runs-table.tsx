'use client';
import Link from 'next/link';
import { useLiveRuns } from '@/lib/client/use-live-runs';
import type { RunSummary } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';
import { runResult } from './run-result';
import { RunStatusBadge } from './run-status-badge';

/** Runs as rows; the page is rendered again when one changes. */
export function RunsTable({ runs }: { runs: RunSummary[] }) {
  useLiveRuns();
  return (
    <Table label="Runs">
      <thead>
        <tr>
          {['Run', 'Status', 'Container', 'Started', 'Duration', 'Result'].map((title) => (
            <Th key={title}>{title}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Td>
              <Link href={paths.run(run.id)} className="text-accent font-medium underline">
                {run.title}
              </Link>
              {run.parentRunId !== null && <span className="text-muted block text-xs">part of a demo</span>}
            </Td>
            <Td>
              <RunStatusBadge status={run.status} />
            </Td>
            <Td mono>{run.containerName ?? '–'}</Td>
            <Td>
              <RelativeTime iso={run.startedAt ?? run.createdAt} />
            </Td>
            <Td mono>{run.durationMs === null ? '–' : formatDurationMs(run.durationMs)}</Td>
            <Td>{runResult(run)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Keeps a page without a table up to date. */
export function LiveRuns() {
  useLiveRuns();
  return null;
}
