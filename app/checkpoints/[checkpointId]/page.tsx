import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { CheckpointFacts } from '@/components/checkpoints/checkpoint-facts';
import { DeleteCheckpoint } from '@/components/checkpoints/delete-checkpoint';
import { EditCheckpoint } from '@/components/checkpoints/edit-checkpoint';
import { LiveCheckpoint } from '@/components/checkpoints/live-checkpoint';
import { RestoreList } from '@/components/checkpoints/restore-list';
import { whyNotRestorable } from '@/components/checkpoints/why-not-restorable';
import { InsideCard } from '@/components/contents/inside-card';
import { whyNotReadable } from '@/components/contents/why-not-readable';
import { IntegrityCard } from '@/components/readiness/integrity-card';
import { ReadinessCard, ReadinessPending } from '@/components/readiness/readiness-card';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { fail, ok } from '@/lib/errors/to-result';
import { paths } from '@/lib/paths';
import { checkRestore } from '@/lib/queries/check-restore';
import { getIntegrity } from '@/lib/queries/checkpoint-manifest';
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
  const isReady = checkpoint.state === 'ready';
  const integrity = isReady ? await getIntegrity(checkpoint.id) : null;
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
        {whyNotReadable[checkpoint.state] === null && (
          <InsideCard checkpointId={checkpoint.id} form={checkpoint.form} />
        )}
        {isReady && (
          <Suspense fallback={<ReadinessPending />}>
            <ReadinessCard readiness={checkRestore(checkpoint.id).then(ok, fail)} />
          </Suspense>
        )}
        {integrity && <IntegrityCard checkpointId={checkpoint.id} initial={integrity} />}
        <RestoreList checkpointId={checkpoint.id} runs={restores} counts={restoreCounts} />
        <EditCheckpoint checkpoint={checkpoint} />
        {checkpoint.state !== 'deleted' && <DeleteCheckpoint checkpoint={checkpoint} />}
      </div>
    </>
  );
}
