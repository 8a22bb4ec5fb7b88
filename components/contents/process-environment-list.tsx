'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorCard } from '@/components/ui/error-card';
import type { ProcessEnvironment, ProcessView } from '@/lib/domain/contents/process-view';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { errorViewOf, fetchAnswer } from './fetch-answer';

/** The environment of a process: names at first, one value or all of them on request. */
export function ProcessEnvironmentList({ checkpointId, process }: { checkpointId: string; process: ProcessView }) {
  const { values, error, isAsking, ask } = useValues(checkpointId, process.pid);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  if (process.environment === null) {
    return <p className="text-muted">Its environment is not available: those pages are not in this checkpoint.</p>;
  }
  const show = (names: readonly string[]) => {
    setShown(new Set([...shown, ...names]));
    if (values === null) ask();
  };
  const names = [...new Set(process.environment.map(({ name }) => name))];
  return (
    <details>
      <summary className="font-semibold">Environment ({names.length})</summary>
      <div className="my-2 flex flex-wrap items-center gap-2">
        {shown.size < names.length ? (
          <Button size="sm" onClick={() => show(names)}>
            Show all values
          </Button>
        ) : null}
        {shown.size > 0 && (
          <Button size="sm" onClick={() => setShown(new Set())}>
            Hide values
          </Button>
        )}
        <span className="text-muted text-xs">
          Values may be secrets. They are read from memory when you ask for them.
        </span>
      </div>
      {error && <ErrorCard error={error} />}
      <ul className="space-y-0.5">
        {process.environment.map(({ name, isSecret }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-2 font-mono text-xs leading-6">
            <span className="break-all">{name}=</span>
            {shown.has(name) ? (
              <span className="min-w-0 break-all">
                {isAsking ? 'reading …' : (values?.get(name) ?? (error ? '–' : 'not available'))}
              </span>
            ) : (
              <Button size="sm" variant="ghost" aria-label={`Show value of ${name}`} onClick={() => show([name])}>
                {isSecret ? 'Show secret value' : 'Show value'}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Values by name, read once when they are first asked for; kept in this part of the page only. */
function useValues(checkpointId: string, pid: number) {
  const [values, setValues] = useState<ReadonlyMap<string, string> | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const [isAsking, setAsking] = useState(false);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const ask = () => {
    current.current?.abort();
    const abort = new AbortController();
    current.current = abort;
    setAsking(true);
    setError(null);
    readValues(checkpointId, pid, abort.signal)
      .then(setValues, (cause: unknown) => abort.signal.aborted || setError(errorViewOf(cause)))
      .finally(() => abort.signal.aborted || setAsking(false));
  };
  return { values, error, isAsking, ask };
}

async function readValues(checkpointId: string, pid: number, signal: AbortSignal): Promise<Map<string, string>> {
  const response = await fetchAnswer(paths.api.checkpointEnv(checkpointId, pid), signal);
  const { environment } = (await response.json()) as { environment: ProcessEnvironment };
  return new Map((environment.environment ?? []).flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}
