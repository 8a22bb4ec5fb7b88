'use client';
import { useEffect } from 'react';
import { TextField } from '@/components/ui/text-field';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import { ConfigSection } from './config-section';
import { ContentsFrame } from './contents-frame';
import { ProcessSection } from './process-section';
import { RowsTable } from './rows-table';
import { StateSection } from './state-section';
import { stateTables } from './state-tables';
import { StatisticsSection } from './statistics-section';
import { useContents } from './use-contents';
import { useUrlValue } from './use-url-value';

/** What is in a checkpoint: one section for each kind of kernel state; each has its address. */
export function StatePage({ checkpointId }: { checkpointId: string }) {
  const answer = useContents(checkpointId);
  return (
    <ContentsFrame answer={answer} subject="the checkpoint">
      {(contents) => <Sections contents={contents} />}
    </ContentsFrame>
  );
}

function Sections({ contents }: { contents: ContentsView }) {
  const [filter, setFilter] = useUrlValue('filter');
  useScrollToHash();
  const tables = stateTables(contents);
  const links = [
    { id: 'processes', title: 'Processes', count: contents.processes.length },
    ...tables.map(({ id, title, rows }) => ({ id, title, count: rows.length })),
    { id: 'config', title: 'Container configuration', count: null },
    { id: 'statistics', title: 'CRIU statistics', count: null },
  ];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-3">
        <nav aria-label="Sections">
          <ul className="flex flex-wrap gap-x-3 gap-y-1">
            {links.map(({ id, title, count }) => (
              <li key={id}>
                <a href={`#${id}`} className="text-accent inline-flex min-h-6 items-center underline">
                  {title}
                  {count !== null && ` (${count})`}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="max-w-md">
          <TextField
            label="Filter all tables"
            type="search"
            value={filter}
            onChange={setFilter}
            hint="A path, an address, a pid, a name"
          />
        </div>
      </div>
      <ProcessSection contents={contents} filter={filter} />
      {tables.map(({ id, title, columns, rows, empty }) => (
        <StateSection key={id} id={id} title={title} count={rows.length}>
          <RowsTable id={id} label={title} columns={columns} rows={rows} empty={empty} filter={filter} />
        </StateSection>
      ))}
      <ConfigSection config={contents.config} />
      <StatisticsSection statistics={contents.statistics} restore={contents.restoreStatistics} />
    </div>
  );
}

/** The browser looks for the section of the address before the contents are there; look once more when they are. */
function useScrollToHash() {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id !== '') document.getElementById(id)?.scrollIntoView();
  }, []);
}
