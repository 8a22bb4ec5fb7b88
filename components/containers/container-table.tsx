'use client';
import { ButtonLink } from '@/components/ui/button-link';
import { CommandLine } from '@/components/ui/command-line';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Th } from '@/components/ui/table';
import { useHostState } from '@/lib/client/host-events';
import type { HostState } from '@/lib/domain/live';
import { paths } from '@/lib/paths';
import { ContainerRow } from './container-row';

const columns = ['Name', 'State', 'Use', 'Ports', 'Since', 'Checkpoints', 'Actions'];

/** The containers of the engine, kept current by the app-wide stream. */
export function ContainerTable({ initialHost }: { initialHost: HostState }) {
  const host = useHostState() ?? initialHost;
  if (host.engine.state === 'down') {
    return (
      <EmptyState title="The engine is not up">
        <p className="mb-3">{host.engine.detail}</p>
        <CommandLine command="npm run up" />
      </EmptyState>
    );
  }
  if (host.containers.length === 0) {
    return (
      <EmptyState
        title="No containers"
        action={
          <ButtonLink href={paths.newRun({ kind: 'cold-start', spec: 'demo' })}>Start the demo server</ButtonLink>
        }
      >
        Containers appear here when a server is launched from a spec, restored, or started by hand with podman.
      </EmptyState>
    );
  }
  return (
    <Table label="Containers">
      <thead>
        <tr>
          {columns.map((text) => (
            <Th key={text}>{text}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {host.containers.map((container) => (
          <ContainerRow key={container.id} container={container} />
        ))}
      </tbody>
    </Table>
  );
}
