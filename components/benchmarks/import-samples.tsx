'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callAction } from '@/lib/client/call-action';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import { sampleResults } from '@/lib/domain/results/sample-results';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';

interface Props {
  importAction: (input: unknown) => Promise<Result<ImportOutcome>>;
}

/** Real results that ship with the product: one click shows what a GPU's look like. */
export function ImportSamples({ importAction }: Props) {
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const add = async (name: string) => {
    setBusy(name);
    setError(null);
    const result = await callAction(importAction({ name }));
    setBusy(null);
    if (!result.ok) return setError(result.error);
    // Imported earlier: its page is what was wanted.
    const runId = result.data.benchmarks[0]?.runId ?? result.data.known[0]?.runId;
    if (runId) router.push(paths.benchmark(runId));
  };
  return (
    <Card title="Samples from a real GPU">
      {error && <ErrorCard error={error} />}
      <ul className="space-y-3">
        {sampleResults.map(({ name, title, about }) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-2">
            <div className="min-w-0">
              <p className="font-medium">{title}</p>
              <p className="text-muted text-xs">{about}</p>
            </div>
            <Button
              size="sm"
              onClick={() => void add(name)}
              disabledReason={
                busy === null ? null : busy === name ? 'It is being imported.' : 'Another one is being imported.'
              }
            >
              Import
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
