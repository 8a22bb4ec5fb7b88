'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { deleteCheckpoint } from '@/app/actions/delete-checkpoint';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { ErrorCard } from '@/components/ui/error-card';
import { TextField } from '@/components/ui/text-field';
import { callAction } from '@/lib/client/call-action';
import type { CheckpointView } from '@/lib/domain/views';
import type { ErrorView } from '@/lib/errors/error-view';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';

/** Deletes the files of a checkpoint; a golden one only with its name typed. */
export function DeleteCheckpoint({ checkpoint }: { checkpoint: CheckpointView }) {
  const router = useRouter();
  const [typedName, setTypedName] = useState('');
  const [error, setError] = useState<ErrorView | null>(null);
  const isNamed = !checkpoint.isGolden || typedName === checkpoint.name;
  const isLost = checkpoint.state === 'lost';
  const remove = async () => {
    const confirmName = checkpoint.isGolden ? typedName : null;
    const result = await callAction(deleteCheckpoint({ checkpointId: checkpoint.id, confirmName }));
    if (result.ok) router.push(paths.run(result.data.runId));
    else setError(result.error);
  };
  return (
    <Card title="Delete">
      <div className="grid max-w-xl gap-3">
        <p>
          {isLost ? 'Its files are gone already.' : `Deleting frees ${formatBytes(checkpoint.sizeBytes)}.`} The
          checkpoint cannot be brought back; its runs keep their numbers.
        </p>
        {checkpoint.isGolden && (
          <TextField label="Type its name to delete this golden checkpoint" value={typedName} onChange={setTypedName} />
        )}
        <div>
          <ConfirmButton
            label="Delete checkpoint"
            confirmLabel="Delete for good"
            consequences={
              isLost ? 'It is no longer listed.' : `${formatBytes(checkpoint.sizeBytes)} of files are deleted for good.`
            }
            disabledReason={isNamed ? null : 'Type its name first.'}
            onConfirm={() => void remove()}
          />
        </div>
        {error && <ErrorCard error={error} />}
      </div>
    </Card>
  );
}
