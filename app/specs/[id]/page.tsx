import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SpecEditor } from '@/components/specs/spec-editor';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { paths } from '@/lib/paths';
import { getSpec } from '@/lib/queries/get-spec';

interface Props {
  params: Promise<{ id: string }>;
}

export const metadata: Metadata = { title: 'Launch spec' };

export default async function SpecPage({ params }: Props) {
  const { id } = await params;
  const isNew = id === 'new';
  const found = isNew ? null : await getSpec(id);
  if (!isNew && !found) notFound();
  const spec = found?.spec ?? { ...demoSpec, name: 'my-server', description: '' };
  return (
    <>
      <PageHeader
        title={isNew ? 'New launch spec' : spec.name}
        breadcrumbs={[{ label: 'Specs', href: paths.specs() }]}
        description={spec.description}
        actions={
          !isNew && (
            <>
              <ButtonLink href={paths.newRun({ kind: 'checkpoint', spec: id })} variant="primary">
                Create checkpoint
              </ButtonLink>
              <ButtonLink href={paths.newRun({ kind: 'cold-start', spec: id })}>Cold start</ButtonLink>
            </>
          )
        }
      />
      <SpecEditor id={isNew ? null : id} initialSpec={spec} isBuiltin={found?.isBuiltin ?? false} />
    </>
  );
}
