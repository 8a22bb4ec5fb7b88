import type { Metadata } from 'next';
import { ContainerLog } from '@/components/containers/container-log';
import { PageHeader } from '@/components/ui/page-header';
import { decodedSegment } from '@/lib/format/decoded-segment';
import { paths } from '@/lib/paths';
import { getHostState } from '@/lib/queries/get-host-state';

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Log of ${decodedSegment((await params).name)}` };
}

export default async function ContainerLogPage({ params }: Props) {
  const name = decodedSegment((await params).name);
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: 'Containers', href: paths.containers() }]}
        description="Its log, live."
      />
      <ContainerLog name={name} initialHost={await getHostState()} />
    </>
  );
}
