'use client';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent, type ReactNode } from 'react';
import { callAction } from '@/lib/client/call-action';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { CommandPreview, type PreviewAction } from '@/components/ui/command-preview';
import { ErrorCard } from '@/components/ui/error-card';

export type { PreviewAction };
export type SubmitAction = (input: unknown) => Promise<Result<{ runId: string }>>;

interface Props {
  kind: 'checkpoint' | 'restore' | 'cold-start';
  /** What the action is given. */
  input: unknown;
  /** What is still needed, in words; null when the run can be started. */
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
      <CommandPreview request={missing === null ? { kind, input } : null} previewAction={previewAction} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          disabledReason={missing ?? (isSending ? 'The run is being queued.' : null)}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
