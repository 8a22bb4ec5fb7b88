import 'server-only';
import type { ColdStartInput, CreateCheckpointInput, RestoreInput } from '@/lib/domain/options';
import type { Spec } from '@/lib/domain/spec';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getSpec } from '@/lib/db/specs';
import { AppError } from '@/lib/errors/app-error';
import { shellQuote } from '@/lib/format/shell-quote';
import { archiveFileName, dumpArgs } from '@/lib/host/podman/dump-args';
import { launchArgs } from '@/lib/host/podman/launch-args';
import { podmanArgv } from '@/lib/host/podman/podman';
import { restoreArgs } from '@/lib/host/podman/restore-args';
import { redactArgv } from '@/lib/host/redact';

type Preview =
  | { kind: 'checkpoint'; input: CreateCheckpointInput }
  | { kind: 'restore'; input: RestoreInput }
  | { kind: 'cold-start'; input: ColdStartInput }
  /** A spec while it is edited; a null id when it was never stored. */
  | { kind: 'spec'; input: { specId: string | null; spec: Spec } };

/** The commands a run would give, one line each. What is only known later is written in capitals. */
export async function previewCommands(preview: Preview): Promise<string[]> {
  const lines = await argvsOf(preview);
  return Promise.all(lines.map(async (args) => shellQuote(redactArgv(await podmanArgv(args)))));
}

async function argvsOf(preview: Preview): Promise<string[][]> {
  switch (preview.kind) {
    case 'spec':
      return [launchOf(preview.input.spec, { specId: preview.input.specId ?? 'ID', name: null })];
    case 'cold-start': {
      const { specId, containerName } = preview.input;
      return [launchOf(await storedSpec(specId), { specId, name: containerName })];
    }
    case 'checkpoint': {
      const { source, options } = preview.input;
      const archive = `CHECKPOINT_DIR/ID/${archiveFileName(options)}`;
      if (source.type === 'container') return [dumpArgs(source.container, options, archive)];
      const stored = await storedSpec(source.specId);
      const { network, networkLock, env } = source;
      const spec = { ...stored, network: network ?? stored.network, env: { ...stored.env, ...env } };
      const criuConfig = networkLock === null ? null : `DATA_DIR/criu/network-lock-${networkLock}.conf`;
      const launch = launchOf(spec, { specId: source.specId, name: source.containerName, criuConfig });
      return [launch, dumpArgs(launch[launch.indexOf('--name') + 1] ?? 'NAME', options, archive)];
    }
    case 'restore': {
      const checkpoint = await getCheckpointRecord(preview.input.checkpointId);
      if (!checkpoint) throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
      const { form, path, options, containerName, specSnapshot } = checkpoint;
      const target =
        form === 'directory'
          ? ({ form, container: containerName } as const)
          : ({
              form,
              archivePath: `${path}/${archiveFileName(options)}`,
              containerPort: specSnapshot.network === 'host' ? null : specSnapshot.port.containerPort,
            } as const);
      return [restoreArgs(target, preview.input.options)];
    }
  }
}

async function storedSpec(specId: string): Promise<Spec> {
  const found = await getSpec(specId);
  if (!found) throw new AppError('spec/not-found', 'There is no spec with this id.');
  return found.spec;
}

function launchOf(
  spec: Spec,
  { specId, name, criuConfig = null }: { specId: string; name: string | null; criuConfig?: string | null },
): string[] {
  const container = name ?? `${spec.name}-RUN`;
  const args = launchArgs(spec, { name: container, hostPort: spec.port.hostPort, specId, runId: 'RUN', criuConfig });
  return args.map((arg) => arg.replace('127.0.0.1:null:', '127.0.0.1:FREE-PORT:'));
}
