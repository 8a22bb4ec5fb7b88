import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';
import type { RunSummary } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';

const shown = (durationMs: number | null | undefined) =>
  durationMs === null || durationMs === undefined ? 'not measured' : formatDurationMs(durationMs);

/** Every restore of a checkpoint with what it measured. */
export function RestoreList({ runs }: { runs: RunSummary[] }) {
  return (
    <Card title={`Restores (${runs.length})`}>
      {runs.length === 0 ? (
        <p className="text-muted">It has not been restored yet.</p>
      ) : (
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
                  <Link href={paths.run(run.id)} className="text-accent underline">
                    {run.id.slice(0, 8)}
                  </Link>
                </Td>
                <Td>{run.status}</Td>
                <Td>
                  <RelativeTime iso={run.createdAt} />
                </Td>
                <Td mono>{shown(run.measurement?.engineDurationMs)}</Td>
                <Td mono>{shown(run.measurement?.t3FirstTokenMs)}</Td>
                <Td>{run.measurement?.answerMatch ?? 'not compared'}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
