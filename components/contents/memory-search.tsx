'use client';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { searchFault, type MemorySearchEvent, type MemorySearchInput } from '@/lib/domain/contents/memory-search';
import { paths } from '@/lib/paths';
import { MemoryHits } from './memory-hits';
import { ScanProgress } from './scan-progress';
import { searchSummary } from './search-summary';
import { useEventLines } from './use-event-lines';

const encodings: { value: MemorySearchInput['as']; label: string }[] = [
  { value: 'text', label: 'Text (UTF-8)' },
  { value: 'utf16', label: 'Text (UTF-16, little-endian)' },
  { value: 'hex', label: 'Bytes (hexadecimal)' },
];

/** Searches the saved memory of a checkpoint. The term is in no address, neither of the page nor of the request, and kept nowhere. */
export function MemorySearch({ checkpointId }: { checkpointId: string }) {
  const [q, setQ] = useState('');
  const [as, setAs] = useState<MemorySearchInput['as']>('text');
  const [fault, setFault] = useState<string>();
  const { state, events, progress, error, start, cancel } = useEventLines<MemorySearchEvent>();
  const hits = events.flatMap((event) => (event.type === 'hit' ? [event.hit] : []));
  const done = events.find((event) => event.type === 'done') ?? null;
  const search = (event: FormEvent) => {
    event.preventDefault();
    const found = searchFault({ q, as });
    setFault(found ?? undefined);
    if (found === null) start(paths.api.checkpointSearch(checkpointId), { q, as });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Card title="Search its memory">
        <p className="border-warning mb-4 max-w-prose border-l-2 pl-3">
          A checkpoint holds all that its processes had in memory: passwords, tokens, prompts and answers among them.
          What is around a hit stays masked until you show it. What you search for is not stored.
        </p>
        <form
          role="search"
          aria-label="Memory"
          onSubmit={search}
          className="grid items-start gap-3 sm:grid-cols-[1fr_16rem_auto]"
        >
          <TextField label="Search for" value={q} onChange={setQ} type="search" mono error={fault} />
          <SelectField label="As" value={as} onChange={setAs} options={encodings} />
          <div className="sm:pt-6">
            {state === 'running' ? (
              <Button onClick={cancel}>Cancel</Button>
            ) : (
              <Button type="submit" variant="primary">
                Search memory
              </Button>
            )}
          </div>
        </form>
        {state === 'running' && (
          <div className="mt-4">
            <ScanProgress progress={progress} />
          </div>
        )}
        <p role="status" className="mt-3">
          {searchSummary({ state, hits: hits.length, done, progress })}
        </p>
      </Card>
      {error && <ErrorCard error={error} />}
      {hits.length > 0 && <MemoryHits hits={hits} />}
    </div>
  );
}
