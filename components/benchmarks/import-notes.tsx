import { AppLink } from '@/components/ui/app-link';
import type { ReactNode } from 'react';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import type { FileFault } from '@/lib/domain/results/read-result-files';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';

type Remove = (fileName: string) => void;

/** Files that cannot be read, each with its reason. */
export function ImportFaults({
  faults,
  onRemove,
}: {
  faults: readonly FileFault[];
  onRemove: (source: number) => void;
}) {
  return (
    <Card title="Cannot be read">
      <ul role="alert" className="space-y-2">
        {faults.map(({ source, name, reason }) => (
          <FileLine key={source} name={name} onRemove={() => onRemove(source)}>
            <span className="text-danger">{reason}</span>
          </FileLine>
        ))}
      </ul>
    </Card>
  );
}

/** Files whose results are here already, each with the benchmark they are in. */
export function ImportKnown({ known, onRemove }: { known: ImportOutcome['known']; onRemove: Remove }) {
  return (
    <Card title="Here already">
      <p className="mb-2">Nothing was imported: these files were imported before, or were measured here.</p>
      <ul role="status" className="space-y-2">
        {known.map(({ fileName, runId, title }) => (
          <FileLine key={fileName} name={fileName} onRemove={() => onRemove(fileName)}>
            <AppLink href={paths.benchmark(runId)} className="text-accent underline">
              {title}
            </AppLink>
          </FileLine>
        ))}
      </ul>
    </Card>
  );
}

/** What has just been imported. */
export function ImportDone({ benchmarks }: { benchmarks: ImportOutcome['benchmarks'] }) {
  return (
    <Card title="Imported">
      <ul role="status" className="space-y-1">
        {benchmarks.map(({ runId, title }) => (
          <li key={runId}>
            <AppLink href={paths.benchmark(runId)} className="text-accent underline">
              {title}
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FileLine({ name, onRemove, children }: { name: string; onRemove: () => void; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <code className="min-w-0 font-mono text-xs break-all">{name}</code>
      <span className="min-w-0 break-words">{children}</span>
      <Button size="sm" variant="ghost" onClick={onRemove} aria-label={`Remove ${name}`}>
        Remove
      </Button>
    </li>
  );
}
