import 'server-only';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { getCheckpointRecord, type CheckpointRecord } from '@/lib/db/checkpoints';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { demoSpec } from '@/lib/domain/builtin-specs';
import {
  createCheckpointInputSchema,
  restoreInputSchema,
  type DumpOptions,
  type RestoreOptions,
} from '@/lib/domain/options';
import type { Spec } from '@/lib/domain/spec';
import type { RunDetail } from '@/lib/domain/views';
import { launchArgs } from '@/lib/host/podman/launch-args';
import { podman, podmanOrThrow } from '@/lib/host/podman/podman';
import { findFreePort } from '@/lib/host/server/address';
import { EngineFiles } from './engine-files';
import { ended } from '../ended';

/** A server to provoke a cause in: its spec, its container's name, and a folder that it sees as /start-up. */
export interface CauseServer {
  specId: string;
  container: string;
  folder: string;
  spec: Spec;
}

const startUp = "exec(open('/start-up/provoke.py').read())\nexec(open('/start-up/server.py').read())\n";

/** Servers, runs and the engine for provoking causes. What it made goes with `cleanUp`. */
export class CauseBench {
  readonly engine: EngineFiles;
  private readonly containers: string[] = [];
  private readonly volumes: string[] = [];

  /** @param folder below the data folder, because the engine sees no other. */
  constructor(
    readonly folder: string,
    private readonly prefix: string,
  ) {
    this.engine = new EngineFiles(process.env.PODMAN_COMMAND ?? '', folder);
  }

  /** A server that runs `script` (Python) before it listens. Nothing is started yet. */
  async server(name: string, script = '', patch: Partial<Spec> = {}): Promise<CauseServer> {
    const folder = path.join(this.folder, name);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'sitecustomize.py'), startUp);
    await writeFile(path.join(folder, 'provoke.py'), script);
    await copyFile(path.join(import.meta.dirname, 'server.py'), path.join(folder, 'server.py'));
    const spec: Spec = {
      ...demoSpec,
      ...{ name, warmUpRequests: 0, healthTimeoutMs: 20_000 },
      ...patch,
      env: { PYTHONPATH: '/start-up', ...patch.env },
      volumes: [{ source: folder, target: '/start-up', readOnly: true }, ...(patch.volumes ?? [])],
    };
    await ensureBuiltinSpecs([{ id: name, spec }]);
    return { specId: name, container: this.name(name), folder, spec };
  }

  /** A container's name of this bench's own, removed in the end. */
  name(name: string): string {
    const full = `${this.prefix}-${name}`;
    if (!this.containers.includes(full)) this.containers.push(full);
    return full;
  }

  /** A volume's name of this bench's own, removed in the end. */
  volume(name: string): string {
    const full = `${this.prefix}-${name}`;
    this.volumes.push(full);
    return full;
  }

  /** Starts a server with options of `podman run` that no spec has; the product knows its spec by the label. */
  async launchByHand({ spec, specId, container }: CauseServer, options: readonly string[]): Promise<void> {
    const hostPort = spec.network === 'host' ? null : await findFreePort();
    const [command = '', ...rest] = launchArgs(spec, { name: container, hostPort, specId, runId: 'by-hand' });
    await podmanOrThrow([command, ...options, ...rest], { timeoutMs: 60_000 });
  }

  /** Launches a server and dumps it. */
  launchAndDump(server: CauseServer, options: Partial<DumpOptions> = {}): Promise<RunDetail> {
    const source = { type: 'spec', specId: server.specId, containerName: server.container };
    const input = createCheckpointInputSchema.parse({ source, name: server.specId, options });
    return ended({ kind: 'checkpoint', input });
  }

  /** Dumps a server that runs. */
  dump({ container, specId }: CauseServer, options: Partial<DumpOptions> = {}, hasClient = false): Promise<RunDetail> {
    const source = { type: 'container', container };
    const input = createCheckpointInputSchema.parse({ source, name: specId, hasClient, options });
    return ended({ kind: 'checkpoint', input });
  }

  coldStart({ specId, container }: CauseServer): Promise<RunDetail> {
    return ended({ kind: 'cold-start', input: { specId, containerName: container } });
  }

  restore(checkpointId: string, options: Partial<RestoreOptions> = {}): Promise<RunDetail> {
    return ended({ kind: 'restore', input: restoreInputSchema.parse({ checkpointId, options }) });
  }

  /** Dumps a server that runs and restores it: what a remedy of a dump is for. */
  async dumpAndRestore(server: CauseServer, options: Partial<DumpOptions> = {}): Promise<RunDetail> {
    const made = await this.dump(server, options);
    if (made.status !== 'succeeded') return made;
    return this.restore(made.checkpointId ?? '', { fileLocks: options.fileLocks ?? false });
  }

  /** Launches a server, dumps and restores it. */
  async roundTrip(server: CauseServer, options: Partial<DumpOptions> = {}): Promise<RunDetail> {
    const { id } = await this.checkpoint(server, options);
    return this.restore(id);
  }

  /** A checkpoint of a server just launched. @throws when it cannot be made. */
  async checkpoint(server: CauseServer, options: Partial<DumpOptions> = {}): Promise<CheckpointRecord> {
    return this.record(await this.launchAndDump(server, options));
  }

  /** The checkpoint that a run made. @throws when it made none. */
  async record(run: RunDetail): Promise<CheckpointRecord> {
    const found = run.status === 'succeeded' ? await getCheckpointRecord(run.checkpointId ?? '') : null;
    if (!found) throw new Error(`No checkpoint was made: ${run.error?.decisiveLine ?? run.error?.detail ?? ''}`);
    return found;
  }

  async remove(...containers: string[]): Promise<void> {
    await podman(['rm', '--force', '--ignore', '--time', '0', ...containers], { timeoutMs: 60_000 });
  }

  /** Removes every container and volume of the bench, the last one first: it may depend on an earlier one. */
  async cleanUp(): Promise<void> {
    // podman removes several at once, so one by one.
    for (const container of this.containers.toReversed()) await this.remove(container);
    if (this.volumes.length > 0) await podman(['volume', 'rm', '--force', ...this.volumes]);
    this.containers.length = 0;
    this.volumes.length = 0;
  }
}
