'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { callAction } from '@/lib/client/call-action';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { ErrorCard } from '@/components/ui/error-card';

export type PreviewAction = (input: unknown) => Promise<Result<{ commands: string[] }>>;
export type SubmitAction = (input: unknown) => Promise<Result<{ runId: string }>>;

const previewDelayMs = 300;

interface Props {
  kind: 'checkpoint' | 'restore' | 'cold-start';
  /** What the action is given; null while something needed is missing. */
  input: unknown;
  missing: string | null;
  submitLabel: string;
  submitAction: SubmitAction;
  previewAction: PreviewAction;
  children: ReactNode;
}

/** The frame of the forms that start runs: fields, the commands they lead to, the button. */
export function RunForm({ kind, input, missing, submitLabel, submitAction, previewAction, children }: Props) {
  const router = useRouter();
  const [error, setError] = useState<ErrorView | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing !== null || isSending) return;
    setSending(true);
    const result = await callAction(submitAction(input));
    if (result.ok) {
      router.push(paths.run(result.data.runId));
      return;
    }
    setError(result.error);
    setSending(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="min-w-0 space-y-4">
      {error && <ErrorCard error={error} />}
      {children}
      <CommandPreview kind={kind} input={missing === null ? input : null} previewAction={previewAction} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          disabledReason={missing ?? (isSending ? 'The run is being queued.' : null)}
        >
          {submitLabel}
        </Button>
        {missing !== null && <p className="text-muted">{missing}</p>}
      </div>
    </form>
  );
}

function CommandPreview({ kind, input, previewAction }: Pick<Props, 'kind' | 'input' | 'previewAction'>) {
  const [shown, setShown] = useState<Result<{ commands: string[] }> | null>(null);
  const request = input === null ? null : JSON.stringify({ kind, input });
  useEffect(() => {
    if (request === null) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const result = await previewAction(JSON.parse(request)).catch(() => null);
      if (!isStale) setShown(result);
    }, previewDelayMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [request, previewAction]);
  return (
    <Card title="Commands">
      {request === null || shown === null ? (
        <p className="text-muted">What podman will be asked to do is shown here.</p>
      ) : shown.ok ? (
        <div className="space-y-2">
          {shown.data.commands.map((command) => (
            <CommandLine key={command} command={command} />
          ))}
        </div>
      ) : (
        <p className="text-warning break-words">{shown.error.detail}</p>
      )}
    </Card>
  );
}
