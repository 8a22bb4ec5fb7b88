'use client';
import { useState } from 'react';
import { containerNameFault } from '@/lib/domain/container-name';
import type { ColdStartInput } from '@/lib/domain/options';
import { Card } from '@/components/ui/card';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { RunForm, type PreviewAction, type SubmitAction } from './run-form';

interface Props {
  specs: { id: string; name: string }[];
  specId: string | null;
  /** What an earlier run was asked for, when this form repeats it. */
  earlier: ColdStartInput | null;
  submitAction: SubmitAction;
  previewAction: PreviewAction;
}

/** Launches a spec's server without a checkpoint. */
export function ColdStartForm({ specs, specId: firstSpecId, earlier, submitAction, previewAction }: Props) {
  const [specId, setSpecId] = useState(firstSpecId ?? specs[0]?.id ?? '');
  const [container, setContainer] = useState(earlier?.containerName ?? '');
  const fault = container === '' ? undefined : (containerNameFault(container) ?? undefined);
  const input: ColdStartInput = { specId, containerName: container === '' ? null : container };
  return (
    <RunForm
      kind="cold-start"
      input={input}
      missing={specId === '' ? 'Make a spec first.' : fault ? 'Correct the container name.' : null}
      submitLabel="Start"
      submitAction={submitAction}
      previewAction={previewAction}
    >
      <Card title="What">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Spec"
            value={specId}
            onChange={setSpecId}
            options={specs.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            label="Container name"
            flag="--name"
            value={container}
            onChange={setContainer}
            error={fault}
            hint="Empty: a name is made from the spec’s."
            mono
          />
        </div>
      </Card>
    </RunForm>
  );
}
