import { AppLink } from '@/components/ui/app-link';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { KeyValueList } from '@/components/ui/key-value';
import { paths } from '@/lib/paths';
import type { EngineInUse } from '@/lib/queries/get-engine-in-use';

const kinds = {
  system: 'this host’s own podman',
  embedded: 'the embedded engine, made by the set-up',
  override: 'the command of PODMAN_COMMAND',
};

/** The engine that runs containers now, with the versions that can be told. */
export function EngineCard({ engine }: { engine: EngineInUse }) {
  return (
    <Card
      title="Engine in use"
      actions={
        <AppLink href={paths.host()} className="text-accent text-xs underline">
          All checks of this host
        </AppLink>
      }
    >
      {engine.state === 'down' ? (
        <>
          <p className="text-warning mb-2 break-words">It is not up: {engine.detail}</p>
          <CommandLine command="npm run up -- --check" />
        </>
      ) : (
        <>
          <KeyValueList
            items={[
              { label: 'Kind', value: kinds[engine.kind] },
              { label: 'podman', value: engine.podman ?? 'not known', mono: true },
              { label: 'OCI runtime', value: engine.runtime ?? 'not known', mono: true },
              { label: 'CRIU', value: engine.criu ?? 'not known', mono: true },
              { label: 'CUDA plugin', value: engine.cudaPlugin ?? 'not present', mono: true },
            ]}
          />
          <h3 className="mt-3 mb-1 font-semibold">Use it by hand</h3>
          <CommandLine command={`${engine.command} ps --all`} />
        </>
      )}
    </Card>
  );
}
