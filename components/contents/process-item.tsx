'use client';
import { useState } from 'react';
import { KeyValueList } from '@/components/ui/key-value';
import type { ProcessView } from '@/lib/domain/contents/process-view';
import { formatBytes } from '@/lib/format/bytes';
import { ProcessEnvironmentList } from './process-environment-list';
import { processFacts } from './process-facts';
import { RowsTable } from './rows-table';
import { cell, mono } from './state-table';

/** Deeper levels would leave no room for the command line on a phone. */
const maxIndents = 6;

interface Props {
  checkpointId: string;
  process: ProcessView;
  depth: number;
}

/** One process in the tree, with its command line; opens to its facts, threads and environment. */
export function ProcessItem({ checkpointId, process, depth }: Props) {
  const id = `process-${process.pid}`;
  // Contents come from a request of the browser, so there always is an address here.
  const [isOpen, setOpen] = useState(() => window.location.hash === `#${id}`);
  const { comm, pid, threads, savedBytes } = process;
  return (
    <li id={id} className="scroll-mt-4" style={{ marginLeft: `${Math.min(depth, maxIndents) * 0.9}rem` }}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="hover:bg-raised rounded px-1 py-1">
          <span className="font-mono text-xs">{pid}</span> <span className="font-semibold">{comm ?? 'no name'}</span>{' '}
          <span className="text-muted text-xs">
            {threads.length === 1 ? '1 thread' : `${threads.length} threads`}, {formatBytes(savedBytes)}
          </span>
          <code className="text-muted block truncate pl-4 font-mono text-xs">{commandLine(process)}</code>
        </summary>
        {isOpen && (
          <div className="border-line my-2 ml-2 space-y-4 border-l-2 pl-3">
            <KeyValueList items={processFacts(process)} />
            <ProcessEnvironmentList checkpointId={checkpointId} process={process} />
            <Threads process={process} />
            <Limits process={process} />
          </div>
        )}
      </details>
    </li>
  );
}

function commandLine({ arguments: argv, executable }: ProcessView): string {
  if (argv !== null) return argv.join(' ');
  return executable === null ? 'command line not available' : `${executable} (arguments are not in the checkpoint)`;
}

function Threads({ process: { threads } }: { process: ProcessView }) {
  return (
    <details>
      <summary className="font-semibold">Threads ({threads.length})</summary>
      <RowsTable
        label="Threads"
        columns={['Thread', 'Name', 'Blocked signals']}
        empty="No threads."
        rows={threads.map(({ tid, comm, blockedSignals }) => ({
          key: String(tid),
          cells: [mono(tid), mono(comm), mono(blockedSignals.length === 0 ? 'none' : blockedSignals.join(' '))],
        }))}
      />
    </details>
  );
}

function Limits({ process: { limits } }: { process: ProcessView }) {
  return (
    <details>
      <summary className="font-semibold">Limits ({limits.length})</summary>
      <RowsTable
        label="Limits"
        columns={['Limit', 'Soft', 'Hard']}
        empty="The images do not say its limits."
        rows={limits.map(({ name, soft, hard }) => ({ key: name, cells: [cell(name), mono(soft), mono(hard)] }))}
      />
    </details>
  );
}
