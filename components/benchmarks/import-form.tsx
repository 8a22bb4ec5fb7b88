'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useMemo, useState, useTransition } from 'react';
import { callAction } from '@/lib/client/call-action';
import { useLoaded } from '@/lib/client/use-loaded';
import { withZod } from '@/lib/client/with-zod';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import { maxImportBytes, maxImportFiles } from '@/lib/domain/results/import-limits';
import type { FileFault, ResultsImport } from '@/lib/domain/results/read-result-files';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { ErrorCard } from '@/components/ui/error-card';
import { ImportDone, ImportFaults, ImportKnown } from './import-notes';
import { ImportPicker } from './import-picker';

interface Chosen {
  name: string;
  text: string;
  sizeBytes: number;
}

const limits = `At most ${formatBytes(maxImportBytes)} and ${maxImportFiles} files at once.`;
const hint = `Exported JSON of GPU-Load, or results of benchmark-baseline.py and benchmark-criu.py: choose all of one series together. ${limits}`;

const ImportPreview = dynamic(() => import('./import-preview').then((module) => module.ImportPreview));
const loadReader = () => withZod(() => import('@/lib/domain/results/read-result-files'));
const nothingRead: { imports: ResultsImport[]; faults: FileFault[] } = { imports: [], faults: [] };

/** Chooses result files, shows what is in them, and imports them: all or none. */
export function ImportForm({ importAction }: { importAction: (input: unknown) => Promise<Result<ImportOutcome>> }) {
  const router = useRouter();
  const [files, setFiles] = useState<Chosen[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [isPending, startTransition] = useTransition();
  const read = useLoaded(loadReader);
  const { imports, faults } = useMemo(() => read?.readResultFiles(files) ?? nothingRead, [read, files]);

  const change = (next: Chosen[]) => {
    setFiles(next);
    setRefusal(null);
    setError(null);
    setOutcome(null);
  };
  const add = async (added: File[]) => {
    // Looked at before reading: a huge file would otherwise stand still in the browser first.
    const sizeBytes = [...files.map((file) => file.sizeBytes), ...added.map(({ size }) => size)].reduce(
      (a, b) => a + b,
      0,
    );
    if (sizeBytes > maxImportBytes || files.length + added.length > maxImportFiles) {
      return setRefusal(`Not added: ${added.length} files of ${formatBytes(sizeBytes)} in all. ${limits}`);
    }
    const read = await Promise.all(
      added.map(async (file) => ({ name: file.name, text: await file.text(), sizeBytes: file.size })),
    );
    change([...files, ...read]);
  };
  const submit = () =>
    startTransition(async () => {
      const sent = files.map(({ name, text }) => ({ name, text }));
      const result = await callAction(importAction({ files: sent }));
      if (!result.ok) return setError(result.error);
      const only = result.data.benchmarks.length === 1 ? result.data.benchmarks[0] : undefined;
      if (only) return router.push(paths.benchmark(only.runId));
      if (result.data.known.length === 0) setFiles([]);
      setOutcome(result.data);
    });
  const blocked =
    faults.length > 0 ? 'Remove the files that cannot be read first.' : isPending ? 'It is being imported.' : null;
  return (
    <div className="min-w-0 space-y-4">
      <ImportPicker hint={hint} onFiles={(added) => void add(added)} />
      {refusal !== null && (
        <p role="alert" className="text-danger">
          {refusal}
        </p>
      )}
      {error && <ErrorCard error={error} />}
      {faults.length > 0 && (
        <ImportFaults faults={faults} onRemove={(source) => change(files.filter((_, i) => i !== source))} />
      )}
      {outcome && outcome.known.length > 0 && (
        <ImportKnown
          known={outcome.known}
          onRemove={(fileName) => change(files.filter(({ name }) => name !== fileName))}
        />
      )}
      {outcome && outcome.benchmarks.length > 0 && <ImportDone benchmarks={outcome.benchmarks} />}
      {imports.length > 0 && (
        <>
          <h2 className="text-base font-semibold">What would be imported</h2>
          <ImportPreview imports={imports} />
          <div className="flex flex-wrap items-center gap-2">
            <Button variant="primary" onClick={submit} disabledReason={blocked}>
              Import
            </Button>
            <Button onClick={() => change([])}>Clear</Button>
          </div>
        </>
      )}
    </div>
  );
}
