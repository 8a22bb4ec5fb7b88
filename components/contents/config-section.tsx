import { KeyValueList } from '@/components/ui/key-value';
import type { ContainerConfigView } from '@/lib/domain/contents/environment-view';
import { RowsTable } from './rows-table';
import { cell, mono } from './state-table';
import { StateSection } from './state-section';

/** podman's and the runtime's description of the container. */
export function ConfigSection({ config }: { config: ContainerConfigView | null }) {
  return (
    <StateSection id="config" title="Container configuration">
      {config === null ? (
        <p className="text-muted">This checkpoint has no config.dump and no spec.dump.</p>
      ) : (
        <Config config={config} />
      )}
    </StateSection>
  );
}

function Config({ config }: { config: ContainerConfigView }) {
  const text = (value: string | null) => value ?? 'not available';
  const ports = config.ports.map((p) => `${p.hostIp ?? ''}:${p.hostPort} → ${p.containerPort}/${p.protocol}`);
  return (
    <div className="space-y-4">
      <KeyValueList
        items={[
          { label: 'Name', value: text(config.name), mono: true },
          { label: 'Id', value: text(config.id), mono: true },
          { label: 'Image', value: text(config.image), mono: true },
          { label: 'Image id', value: text(config.imageId), mono: true },
          { label: 'Made', value: text(config.createdAt), mono: true },
          { label: 'Checkpointed', value: text(config.checkpointedAt), mono: true },
          { label: 'Runtime', value: text(config.runtime), mono: true },
          { label: 'Arguments', value: config.arguments.join(' ') || 'none', mono: true },
          { label: 'Ports', value: ports.join(', ') || 'none', mono: true },
        ]}
      />
      <details>
        <summary className="font-semibold">Environment ({config.environment.length})</summary>
        <RowsTable
          label="Environment of the container"
          columns={['Name', 'Value']}
          empty="It has no environment."
          rows={config.environment.map(({ name, value, isSecret }) => ({
            key: name,
            cells: [mono(name), mono(value ?? (isSecret ? 'secret, not shown' : 'not shown'))],
          }))}
        />
      </details>
      <details>
        <summary className="font-semibold">Mounts ({config.mounts.length})</summary>
        <RowsTable
          label="Mounts of the container"
          columns={['Destination', 'Source', 'Type', 'Options']}
          empty="It has no mounts."
          rows={config.mounts.map(({ destination, source, type, options }) => ({
            key: destination,
            cells: [mono(destination), mono(source), cell(type), mono(options.join(', '))],
          }))}
        />
      </details>
      <details>
        <summary className="font-semibold">Annotations ({config.annotations.length})</summary>
        <RowsTable
          label="Annotations"
          columns={['Name', 'Value']}
          empty="It has no annotations."
          rows={config.annotations.map(({ name, value }) => ({ key: name, cells: [mono(name), mono(value)] }))}
        />
      </details>
    </div>
  );
}
