import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CheckpointFacts } from '@/components/checkpoints/checkpoint-facts';
import { DeleteCheckpoint } from '@/components/checkpoints/delete-checkpoint';
import { EditCheckpoint } from '@/components/checkpoints/edit-checkpoint';
import { LiveCheckpoint } from '@/components/checkpoints/live-checkpoint';
import { RestoreList } from '@/components/checkpoints/restore-list';
import { whyNotRestorable } from '@/components/checkpoints/why-not-restorable';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { paths } from '@/lib/paths';
import { getCheckpoint } from '@/lib/queries/get-checkpoint';

interface Props {
  params: Promise<{ checkpointId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await getCheckpoint((await params).checkpointId);
  return { title: found?.checkpoint.name ?? 'Not found' };
}

export default async function CheckpointPage({ params }: Props) {
  const found = await getCheckpoint((await params).checkpointId);
  if (!found) notFound();
  const { checkpoint, restores, restoreCounts } = found;
  return (
    <>
      <LiveCheckpoint checkpointId={checkpoint.id} />
      <PageHeader
        title={checkpoint.name}
        breadcrumbs={[{ label: 'Checkpoints', href: paths.checkpoints() }]}
        description={checkpoint.note}
        actions={
          <ButtonLink
            variant="primary"
            href={paths.newRun({ kind: 'restore', checkpoint: checkpoint.id })}
            disabledReason={whyNotRestorable[checkpoint.state]}
          >
            Restore
          </ButtonLink>
        }
      />
      <div className="grid gap-4">
        <CheckpointFacts checkpoint={checkpoint} />
        <RestoreList checkpointId={checkpoint.id} runs={restores} counts={restoreCounts} />
        <EditCheckpoint checkpoint={checkpoint} />
        {checkpoint.state !== 'deleted' && <DeleteCheckpoint checkpoint={checkpoint} />}
      </div>
    </>
  );
}
