import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Inventory } from '@/components/checkpoints/inventory';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { readInventoryFilter } from '@/lib/domain/inventory-filter';
import { paths } from '@/lib/paths';
import { listCheckpoints } from '@/lib/queries/list-checkpoints';

export const metadata: Metadata = { title: 'Checkpoints' };

type Query = Record<string, string | string[] | undefined>;

export default async function CheckpointsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const page = await listCheckpoints(readInventoryFilter(await searchParams));
  return (
    <>
      <PageHeader
        title="Checkpoints"
        description="Saved containers. A restore never consumes one."
        actions={
          <>
            <ButtonLink href={paths.compareCheckpoints()}>Compare two</ButtonLink>
            <ButtonLink href={paths.newRun({ kind: 'checkpoint' })} variant="primary">
              Create checkpoint
            </ButtonLink>
          </>
        }
      />
      {/* The inventory reads the URL, which Next asks to be inside a boundary. */}
      <Suspense>
        <Inventory page={page} />
      </Suspense>
    </>
  );
}
