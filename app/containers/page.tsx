import type { Metadata } from 'next';
import { ContainerTable } from '@/components/containers/container-table';
import { PageHeader } from '@/components/ui/page-header';
import { getHostState } from '@/lib/queries/get-host-state';

export const metadata: Metadata = { title: 'Containers' };

export default async function ContainersPage() {
  return (
    <>
      <PageHeader title="Containers" description="Every container of this host's engine, live." />
      <ContainerTable initialHost={await getHostState()} />
    </>
  );
}
