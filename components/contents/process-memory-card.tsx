'use client';
import { AppLink } from '@/components/ui/app-link';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import type { ProcessMemory } from '@/lib/domain/contents/mapping-view';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';
import { MappingsTable } from './mappings-table';
import { memoryKey, memoryName } from './memory-name';
import { ProcessKinds } from './process-kinds';
import { shareText } from './share-text';
import { Treemap } from './treemap';

interface Props {
  contents: ContentsView;
  /** The process that is looked into: its pid, `shared`, or null for the overview. */
  selected: string | null;
}

/** Memory by process, and inside one of them: its kinds and its largest mappings. */
export function ProcessMemoryCard({ contents, selected }: Props) {
  const memory = contents.memory.find((candidate) => memoryKey(candidate) === selected);
  return (
    <section id="memory" className="scroll-mt-4">
      <Card
        title={memory ? `Memory of ${memoryName(memory)}` : 'Memory by process'}
        actions={
          memory && (
            <AppLink href={`${paths.checkpointBytes(contents.checkpointId)}#memory`} className="text-accent underline">
              All processes
            </AppLink>
          )
        }
      >
        {selected !== null && !memory && (
          <p role="status" className="text-warning mb-3">
            No process {selected} is in this checkpoint.
          </p>
        )}
        {memory ? <OneProcess contents={contents} memory={memory} /> : <AllProcesses contents={contents} />}
      </Card>
    </section>
  );
}

function AllProcesses({ contents }: { contents: ContentsView }) {
  const sumBytes = contents.memory.reduce((sum, { savedBytes }) => sum + savedBytes, 0);
  const hasParent = contents.memory.some(({ parentBytes }) => parentBytes > 0);
  if (contents.memory.length === 0) return <p className="text-muted">No memory could be read from this checkpoint.</p>;
  const hrefOf = (memory: ProcessMemory) =>
    `${paths.checkpointBytes(contents.checkpointId, { process: memoryKey(memory) })}#memory`;
  return (
    <>
      <Treemap
        label="Saved memory by process, as areas"
        items={contents.memory.map((memory) => ({
          key: memoryKey(memory),
          label: memoryName(memory),
          sizeBytes: memory.savedBytes,
          color: memory.pid === null ? 'var(--chart-3)' : 'var(--chart-4)',
          href: hrefOf(memory),
        }))}
      />
      <div className="mt-4">
        <Table label="Saved memory by process">
          <thead>
            <tr>
              <Th>Process</Th>
              <Th>Saved</Th>
              <Th>Share of memory</Th>
              {hasParent && <Th>In the parent checkpoint</Th>}
            </tr>
          </thead>
          <tbody>
            {contents.memory.map((memory) => (
              <tr key={memoryKey(memory)}>
                <Td>
                  <AppLink href={hrefOf(memory)} className="text-accent underline">
                    {memoryName(memory)}
                  </AppLink>
                </Td>
                <Td mono title={`${memory.savedBytes} bytes`}>
                  {formatBytes(memory.savedBytes)}
                </Td>
                <Td mono>{shareText(memory.savedBytes, sumBytes)}</Td>
                {hasParent && <Td mono>{formatBytes(memory.parentBytes)}</Td>}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

function OneProcess({ contents, memory }: { contents: ContentsView; memory: ProcessMemory }) {
  const own = contents.mappings.top.filter(({ pid }) => pid === memory.pid);
  const fileCount = contents.openFiles.filter(({ pid }) => pid === memory.pid).length;
  return (
    <>
      <ProcessKinds memory={memory} />
      <h3 className="mt-5 mb-2 font-semibold">Largest mappings</h3>
      <MappingsTable mappings={own} isCut={contents.mappings.total > contents.mappings.top.length} />
      {memory.pid !== null && (
        <p className="mt-3">
          <AppLink
            href={paths.checkpointState(contents.checkpointId, `process-${memory.pid}`)}
            className="text-accent underline"
          >
            This process with its {fileCount} open descriptors
          </AppLink>
        </p>
      )}
    </>
  );
}
