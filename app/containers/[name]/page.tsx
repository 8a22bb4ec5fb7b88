import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FollowLog } from '@/components/containers/follow-log';
import { PageHeader } from '@/components/ui/page-header';
import { containerRefSchema } from '@/lib/domain/names';
import { paths } from '@/lib/paths';

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Log of ${decodeURIComponent((await params).name)}` };
}

export default async function ContainerLogPage({ params }: Props) {
  const name = containerRefSchema.safeParse(decodeURIComponent((await params).name));
  if (!name.success) notFound();
  return (
    <>
      <PageHeader
        title={name.data}
        breadcrumbs={[{ label: 'Containers', href: paths.containers() }]}
        description="Its log, live."
      />
      <FollowLog name={name.data} />
    </>
  );
}
