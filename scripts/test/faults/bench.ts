import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCheckpointRecord, listCheckpointViews, type CheckpointRecord } from '@/lib/db/checkpoints';
import { getRunDetail } from '@/lib/db/runs';
import { saveSpec } from '@/lib/db/specs';
import {
  createCheckpointInputSchema,
  restoreInputSchema,
  type DumpOptions,
  type RestoreOptions,
} from '@/lib/domain/options';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { hashFile } from '@/lib/host/readiness/hash-file';
import { listFiles } from '@/lib/host/readiness/list-files';
import { podman } from '@/lib/host/podman/podman';
import type { RunRequest } from '@/lib/runs/request';
import type { Places } from './places';
import { campaignSpec, type ModelServer } from './model-server';
import { ServerProcess } from './server-process';

const runTimeoutMs = 150_000;

/** A golden checkpoint with the hashes that all its files must keep. */
export interface Golden {
  checkpoint: CheckpointRecord;
  hashes: ReadonlyMap<string, string>;
}

/** What every injection starts from: a server that runs, one golden checkpoint in place and one archive. */
export class FaultBench {
  server: ServerProcess | null = null;
  specId = '';
  private golden: { inPlace: Golden; archive: Golden } | null = null;

  constructor(
    readonly places: Places,
    private readonly modelServer: ModelServer,
  ) {}

  readonly container = `faults-${process.pid}`;

  get inPlace(): Golden {
    if (!this.golden) throw new Error('There is no golden checkpoint yet.');
    return this.golden.inPlace;
  }

  get archive(): Golden {
    if (!this.golden) throw new Error('There is no golden checkpoint yet.');
    return this.golden.archive;
  }

  async serve(): Promise<ServerProcess> {
    if (!this.server?.isAlive) this.server = await ServerProcess.start(path.join(this.places.folder, 'server.log'));
    return this.server;
  }

  /** Throws away what a campaign that was cut off left. */
  async clear(): Promise<void> {
    await this.serve();
    const left = await podman(['ps', '--all', '--quiet']);
    const ids = left.stdout.split('\n').filter(Boolean);
    if (this.places.own !== null && ids.length > 0)
      await podman(['rm', '--force', '--time', '0', ...ids], { timeoutMs: 120_000 });
    for (const { id, name } of await listCheckpointViews()) await this.deleteCheckpoint({ id, name });
  }

  /** Makes what injections start from anew; the first time, or when a fault took the container away. */
  async prepare(): Promise<void> {
    await this.serve();
    if (this.specId === '')
      this.specId = await saveSpec({ id: null, spec: await campaignSpec(this.modelServer, this.places.folder) });
    await podman(['rm', '--force', '--ignore', '--time', '0', this.container], { timeoutMs: 60_000 });
    for (const golden of this.golden ? [this.inPlace, this.archive] : [])
      await this.deleteCheckpoint(golden.checkpoint);
    const inPlace = await this.dump('golden', { source: 'spec', isGolden: true });
    await this.restoreGolden(inPlace);
    const archive = await this.dump('golden-archive', { source: 'container', isGolden: true, form: 'archive' });
    this.golden = { inPlace: await hashed(inPlace), archive: await hashed(archive) };
    await this.restoreGolden(inPlace);
  }

  /** Makes a checkpoint to its end. */
  async dump(
    name: string,
    {
      source,
      isGolden = false,
      ...options
    }: { source: 'spec' | 'container'; isGolden?: boolean } & Partial<DumpOptions>,
  ): Promise<CheckpointRecord> {
    const run = await this.finish(this.dumpRequest(name, { source, isGolden, container: this.container, ...options }));
    const made = await getCheckpointRecord(run.checkpointId ?? '');
    if (run.status !== 'succeeded' || !made) throw new Error(`No checkpoint was made: ${wordsOf(run)}`);
    return made;
  }

  dumpRequest(
    name: string,
    {
      source,
      container,
      isGolden,
      ...options
    }: { source: 'spec' | 'container'; container: string; isGolden: boolean } & Partial<DumpOptions>,
  ): RunRequest {
    const from =
      source === 'spec'
        ? { type: 'spec', specId: this.specId, containerName: container }
        : { type: 'container', container };
    return { kind: 'checkpoint', input: createCheckpointInputSchema.parse({ source: from, name, isGolden, options }) };
  }

  restoreRequest(checkpointId: string, options: Partial<RestoreOptions>): RunRequest {
    return { kind: 'restore', input: restoreInputSchema.parse({ checkpointId, options }) };
  }

  /** The run that must work after every fault, without a hand. Leaves the container running. */
  async restoreGolden(checkpoint: CheckpointRecord): Promise<RunDetail> {
    const run = await this.finish(this.restoreRequest(checkpoint.id, { stopFirst: true }));
    if (run.status !== 'succeeded') throw new Error(`the next restore ended as ${wordsOf(run)}`);
    if (run.measurement?.answerMatch !== 'same') throw new Error('the next restore gave another answer');
    return run;
  }

  async deleteCheckpoint({ id, name }: { id: string; name: string }): Promise<RunDetail> {
    return this.finish({ kind: 'delete-checkpoint', input: { checkpointId: id, confirmName: name } });
  }

  /** Asks for a run and waits for its end. */
  async finish(request: RunRequest): Promise<RunDetail> {
    return this.ended(await (await this.serve()).submit(request));
  }

  /** The run when it has ended, or as it is when the server is dead or the time is over. */
  async ended(runId: string, timeoutMs = runTimeoutMs): Promise<RunDetail> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const run = await getRunDetail(runId);
      if (!run) throw new Error(`Run ${runId} is not stored.`);
      if (isFinal(run.status) || !this.server?.isAlive || Date.now() > deadline) return run;
      await sleep(25);
    }
  }
}

/** How a run ended, in a few words. */
export function wordsOf(run: RunDetail): string {
  return `${run.status}${run.error ? ` (${run.error.code}: ${run.error.detail.slice(0, 200)})` : ''}`;
}

/** SHA-256 of every file of a checkpoint, by its path. */
export async function hashesOf(folder: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const name of (await listFiles(folder)).keys()) hashes.set(name, await hashFile(path.join(folder, name)));
  return hashes;
}

async function hashed(checkpoint: CheckpointRecord): Promise<Golden> {
  return { checkpoint, hashes: await hashesOf(checkpoint.path) };
}
