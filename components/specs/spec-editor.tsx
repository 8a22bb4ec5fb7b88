'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { deleteSpec } from '@/app/actions/delete-spec';
import { previewCommand } from '@/app/actions/preview-command';
import { saveSpec } from '@/app/actions/save-spec';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CommandPreview } from '@/components/ui/command-preview';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { ErrorCard } from '@/components/ui/error-card';
import { callAction } from '@/lib/client/call-action';
import { useLoaded } from '@/lib/client/use-loaded';
import { withZod } from '@/lib/client/with-zod';
import type { Spec } from '@/lib/domain/spec';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { startsVllm } from '@/lib/domain/vllm/advice';
import { SpecInput } from './spec-input';
import { specFields, specToText, type SpecText } from './spec-text';
import { VllmAdviceCard } from './vllm-advice-card';

const loadCheck = () => withZod(() => import('./check-spec')).then((module) => module.checkSpec);

/** The form of a launch spec: checked while it is filled in, stored when it is valid. */
export function SpecEditor({
  id,
  initialSpec,
  isBuiltin,
}: {
  id: string | null;
  initialSpec: Spec;
  isBuiltin: boolean;
}) {
  const router = useRouter();
  const [text, setText] = useState<SpecText>(() => specToText(initialSpec));
  const [error, setError] = useState<ErrorView | null>(null);
  const [isPending, startTransition] = useTransition();
  const checked = useLoaded(loadCheck)?.(text);
  const spec = checked?.spec ?? null;
  const problems: Record<string, string[] | undefined> = checked?.problems ?? {};

  const save = () =>
    startTransition(async () => {
      const result = await callAction(saveSpec({ id, spec }));
      setError(result.ok ? null : result.error);
      if (result.ok) router.push(paths.spec(result.data.id));
      router.refresh();
    });
  const remove = () =>
    startTransition(async () => {
      const result = await callAction(deleteSpec({ id }));
      if (result.ok) router.push(paths.specs());
      else setError(result.error);
    });

  return (
    <form
      aria-busy={checked === undefined}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (spec !== null && !isPending) save();
      }}
    >
      <Card title="How it is started and asked">
        <div className="grid gap-4 lg:grid-cols-2">
          {specFields.map((field) => (
            <SpecInput
              key={field.key}
              field={field}
              value={text[field.key]}
              onChange={(value) => setText({ ...text, [field.key]: value })}
              error={problems[field.key]?.join(' ')}
            />
          ))}
        </div>
      </Card>
      {spec !== null && startsVllm(spec) && (
        <VllmAdviceCard spec={spec} specId={id} onChange={(next) => setText(specToText(next))} />
      )}
      <CommandPreview
        request={spec === null ? null : { kind: 'spec', input: { specId: id, spec } }}
        previewAction={previewCommand}
      />
      {error && <ErrorCard error={error} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          disabledReason={
            checked === undefined
              ? 'One moment.'
              : spec === null
                ? 'Correct the fields that are marked.'
                : isPending
                  ? 'It is being saved.'
                  : null
          }
        >
          Save spec
        </Button>
        {isBuiltin && (
          <p className="text-muted self-center">This spec ships with the product: it can be edited, not deleted.</p>
        )}
        {id !== null && !isBuiltin && (
          <ConfirmButton
            label="Delete spec"
            confirmLabel="Delete it"
            consequences="The spec is gone; runs and checkpoints made from it keep their own copy."
            onConfirm={remove}
          />
        )}
      </div>
    </form>
  );
}
