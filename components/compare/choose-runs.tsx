'use client';
import { AppLink } from '@/components/ui/app-link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { maxCompared } from '@/lib/domain/comparison';
import type { RunSummary } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { ImportMark } from '@/components/runs/import-mark';
import { runResult } from '@/components/runs/run-result';
import { RunStatusBadge } from '@/components/runs/run-status-badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';

interface Props {
  run: RunSummary;
  others: readonly RunSummary[];
}

/** Runs that can be put beside a run, to be ticked. */
export function ChooseRuns({ run, others }: Props) {
  const router = useRouter();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const isFull = ticked.length >= maxCompared - 1;
  const toggle = (id: string) =>
    setTicked((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        router.push(paths.compare([run.id, ...ticked]));
      }}
    >
      <Table label="Runs to compare with" isStacked>
        <thead role="rowgroup">
          <tr role="row">
            {['Compare', 'Run', 'Status', 'Started', 'Duration', 'Result'].map((title) => (
              <Th key={title}>{title}</Th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {others.map((other) => (
            <tr key={other.id} role="row" className="hover:bg-raised">
              <Td>
                {/* The label makes the whole cell the target. */}
                <label className="-m-2 flex min-h-9 min-w-9 items-center justify-center">
                  <input
                    type="checkbox"
                    aria-label={`Compare with ${other.title}`}
                    checked={ticked.includes(other.id)}
                    disabled={isFull && !ticked.includes(other.id)}
                    onChange={() => toggle(other.id)}
                    className="accent-accent size-4"
                  />
                </label>
              </Td>
              <Td isLead>
                <AppLink href={paths.run(other.id)} className="text-accent font-medium underline">
                  {other.title}
                </AppLink>
                {other.parentRunId !== null && <span className="text-muted block text-xs">part of another run</span>}
              </Td>
              <Td>
                <RunStatusBadge status={other.status} /> <ImportMark importedFrom={other.importedFrom} />
              </Td>
              <Td label="Started">
                <RelativeTime iso={other.startedAt ?? other.createdAt} />
              </Td>
              <Td mono label="Duration">
                {other.durationMs === null ? '–' : formatDurationMs(other.durationMs)}
              </Td>
              <Td label="Result">{runResult(other)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabledReason={ticked.length === 0 ? 'Tick at least one run.' : null}>
          Compare
        </Button>
        <p role="status" className="text-muted text-xs empty:hidden">
          {isFull && `${maxCompared} fit side by side: untick one to tick another.`}
        </p>
      </div>
    </form>
  );
}
