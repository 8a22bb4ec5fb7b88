import { AppLink } from '@/components/ui/app-link';
import { RunStatusBadge } from '@/components/runs/run-status-badge';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';
import type { RunSummary } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';

interface Props {
  checkpointId: string;
  /** The newest ones, whether they succeeded or not. */
  runs: RunSummary[];
  counts: { all: number; succeeded: number };
}

const shown = (durationMs: number | null | undefined) =>
  durationMs === null || durationMs === undefined ? 'not measured' : formatDurationMs(durationMs);

/** The restores of a checkpoint with what they measured. */
export function RestoreList({ checkpointId, runs, counts }: Props) {
  const query = { kind: 'restore', checkpoint: checkpointId };
  return (
    <Card title={`Restores (${counts.all})`}>
      {counts.all === 0 ? (
        <p className="text-muted">It has not been restored yet.</p>
      ) : (
        <>
          <p className="text-muted mb-2">
            {counts.succeeded} of {counts.all} succeeded.{' '}
            {runs.length < counts.all && (
              <>
                The newest {runs.length} are listed;{' '}
                <AppLink href={paths.runs(query)} className="text-accent underline">
                  all of them
                </AppLink>{' '}
                are in the run list.
              </>
            )}
          </p>
          <Table label="Restores of this checkpoint">
            <thead>
              <tr>
                {['Run', 'Status', 'When', 'Engine', 'First token', 'Answer'].map((text) => (
                  <Th key={text}>{text}</Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <Td>
                    <AppLink href={paths.run(run.id)} className="text-accent underline">
                      {run.id.slice(0, 8)}
                    </AppLink>
                  </Td>
                  <Td>
                    <RunStatusBadge status={run.status} />
                  </Td>
                  <Td>
                    <RelativeTime iso={run.createdAt} />
                  </Td>
                  <Td mono>{shown(run.measurement?.engineDurationMs)}</Td>
                  <Td mono>{shown(run.measurement?.t3FirstTokenMs)}</Td>
                  <Td className="whitespace-nowrap">{run.measurement?.answerMatch ?? 'not compared'}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </Card>
  );
}
