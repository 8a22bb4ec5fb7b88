import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { ContentsTabs } from '@/components/contents/contents-tabs';
import { whyNotReadable } from '@/components/contents/why-not-readable';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { paths } from '@/lib/paths';
import { getCheckpoint } from '@/lib/queries/get-checkpoint';

interface Props {
  params: Promise<{ checkpointId: string }>;
  children: ReactNode;
}

/** The frame of the pages about what is inside of a checkpoint. */
export default async function ContentsLayout({ params, children }: Props) {
  const found = await getCheckpoint((await params).checkpointId);
  if (!found) notFound();
  const { checkpoint } = found;
  const reason = whyNotReadable[checkpoint.state];
  return (
    <>
      <PageHeader
        title={`Inside ${checkpoint.name}`}
        breadcrumbs={[
          { label: 'Checkpoints', href: paths.checkpoints() },
          { label: checkpoint.name, href: paths.checkpoint(checkpoint.id) },
        ]}
        actions={<ButtonLink href={paths.compareCheckpoints({ a: checkpoint.id })}>Compare with another</ButtonLink>}
      />
      <ContentsTabs checkpointId={checkpoint.id} />
      {reason === null ? children : <EmptyState title="Nothing to read">{reason}</EmptyState>}
    </>
  );
}
