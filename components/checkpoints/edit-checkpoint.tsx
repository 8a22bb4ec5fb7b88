'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { updateCheckpoint } from '@/app/actions/update-checkpoint';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorCard } from '@/components/ui/error-card';
import { TextField } from '@/components/ui/text-field';
import { callAction } from '@/lib/client/call-action';
import type { CheckpointView } from '@/lib/domain/views';
import type { ErrorView } from '@/lib/errors/error-view';

/** Name, note and the golden mark. */
export function EditCheckpoint({ checkpoint }: { checkpoint: CheckpointView }) {
  const router = useRouter();
  const [name, setName] = useState(checkpoint.name);
  const [note, setNote] = useState(checkpoint.note);
  const [isGolden, setGolden] = useState(checkpoint.isGolden);
  const [error, setError] = useState<ErrorView | null>(null);
  const [isPending, startTransition] = useTransition();
  const save = () =>
    startTransition(async () => {
      const result = await callAction(updateCheckpoint({ id: checkpoint.id, name, note, isGolden }));
      setError(result.ok ? null : result.error);
      if (result.ok) router.refresh();
    });
  return (
    <Card title="Name and note">
      <form
        className="grid max-w-xl gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) save();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} />
        <TextField label="Note" value={note} onChange={setNote} rows={3} />
        <CheckboxField
          label="Golden"
          hint="Protected: deleting it asks for its name."
          checked={isGolden}
          onChange={setGolden}
        />
        <div>
          <Button type="submit" disabledReason={isPending ? 'It is being saved.' : null}>
            Save
          </Button>
        </div>
        {error && <ErrorCard error={error} />}
      </form>
    </Card>
  );
}
