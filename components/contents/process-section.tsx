'use client';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import type { ProcessView } from '@/lib/domain/contents/process-view';
import { ProcessItem } from './process-item';
import { processTree } from './process-tree';
import { StateSection } from './state-section';

/** The tree of processes; each opens to what is known of it. */
export function ProcessSection({ contents, filter }: { contents: ContentsView; filter: string }) {
  const wanted = filter.trim().toLowerCase();
  const shown = processTree(contents.processes).filter(({ process }) => textOf(process).includes(wanted));
  return (
    <StateSection id="processes" title="Processes" count={contents.processes.length}>
      {contents.processes.length === 0 && <p className="text-muted">No process could be read.</p>}
      {contents.processes.length > 0 && shown.length === 0 && (
        <p className="text-muted">{`None of the ${contents.processes.length} contains “${filter.trim()}”.`}</p>
      )}
      <ul className="space-y-1">
        {shown.map(({ process, depth }) => (
          <ProcessItem
            key={process.pid}
            checkpointId={contents.checkpointId}
            process={process}
            depth={wanted === '' ? depth : 0}
          />
        ))}
      </ul>
    </StateSection>
  );
}

function textOf({ pid, comm, arguments: argv, executable }: ProcessView): string {
  return [pid, comm, executable, ...(argv ?? [])].join(' ').toLowerCase();
}
