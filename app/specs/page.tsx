import type { Metadata } from 'next';
import { AppLink } from '@/components/ui/app-link';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Table, Td, Th } from '@/components/ui/table';
import { paths } from '@/lib/paths';
import { listSpecs } from '@/lib/queries/list-specs';

export const metadata: Metadata = { title: 'Launch specs' };

export default async function SpecsPage() {
  const specs = await listSpecs();
  return (
    <>
      <PageHeader
        title="Launch specs"
        description="How a server is started, and how it is asked for a token."
        actions={
          <ButtonLink href={paths.spec('new')} variant="primary">
            New spec
          </ButtonLink>
        }
      />
      <Table label="Launch specs">
        <thead>
          <tr>
            {['Name', 'What it is', 'Image or root folder', 'Devices', 'Health path'].map((text) => (
              <Th key={text}>{text}</Th>
            ))}
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {specs.map(({ id, spec }) => (
            <tr key={id}>
              <Td>
                <AppLink href={paths.spec(id)} className="text-accent font-medium underline">
                  {spec.name}
                </AppLink>
              </Td>
              <Td className="min-w-56">{spec.description}</Td>
              <Td mono>{spec.image || spec.rootfs}</Td>
              <Td mono>{spec.devices.join(', ') || 'none'}</Td>
              <Td mono>{spec.healthPath}</Td>
              <Td>
                <div className="flex gap-1.5">
                  <ButtonLink size="sm" href={paths.newRun({ kind: 'checkpoint', spec: id })}>
                    Create checkpoint
                  </ButtonLink>
                  <ButtonLink size="sm" href={paths.newRun({ kind: 'cold-start', spec: id })}>
                    Cold start
                  </ButtonLink>
                </div>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
