import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { suiteTexts } from '@/lib/domain/benchmark/suite';
import { mainCheckpoint, type BenchmarkStep, type SampleRole } from '@/lib/domain/benchmark/plan';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunSummary } from '@/lib/domain/views';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { AppError } from '@/lib/errors/app-error';
import { podman } from '@/lib/host/podman/podman';
import { findFreePort } from '@/lib/host/server/address';
import { dropPageCache } from '@/lib/host/storage/page-cache';
import { runChild } from '../child-run';
import { deleteCheckpointFiles } from '../delete-checkpoint-files';
import { removeOwn } from '../launch';
import type { RunContext } from '../run-context';
import { restoredName, stopNow } from './clean-up';

type Step<K extends BenchmarkStep['do']> = Extract<BenchmarkStep, { do: K }>;

/** What a benchmark remembers between its steps: its checkpoints by key, with the runs that made them. */
export class BenchmarkSteps {
  private readonly checkpoints = new Map<string, { checkpointId: string; runId: string | null }>();
  private restoreCount = 0;

  constructor(
    private readonly run: RunContext,
    private readonly input: BenchmarkInput,
  ) {
    if (input.checkpointId !== null) {
      this.checkpoints.set(mainCheckpoint, { checkpointId: input.checkpointId, runId: null });
    }
  }

  /** Takes one step. @returns the child run it made; null for a step that made none. */
  async take(step: BenchmarkStep, signal: AbortSignal): Promise<RunSummary | null> {
    switch (step.do) {
      case 'checkpoint':
        return this.checkpoint(step, signal);
      case 'restore':
        return this.restore(step, signal);
      case 'cold-start':
        return this.coldStart(step, signal);
      case 'discard':
        await this.discard(step.key);
        return null;
    }
  }

  private async checkpoint(step: Step<'checkpoint'>, signal: AbortSignal): Promise<RunSummary> {
    if (step.role) await this.makeReady(step.role, signal);
    const { suite, specId } = this.input;
    const input = createCheckpointInputSchema.parse({
      source: { type: 'spec', specId, network: step.network, ...step.launch },
      name: `bench-${this.run.runId.slice(0, 8)}-${step.key}`,
      note: `Made by a benchmark: ${suiteTexts[suite].title}.`,
      isGolden: false,
      hasClient: step.hasClient,
      options: step.options,
    });
    const child = await this.child({ kind: 'checkpoint', input }, step.role, signal);
    if (child.status === 'succeeded' && child.checkpointId !== null) {
      this.checkpoints.set(step.key, { checkpointId: child.checkpointId, runId: child.id });
      return child;
    }
    await removeOwn(child.id);
    if (step.role === null) {
      throw new AppError('benchmark/failing', `${child.title} ended as ${child.status}: ${child.errorTitle ?? ''}`);
    }
    return child;
  }

  private async restore(step: Step<'restore'>, signal: AbortSignal): Promise<RunSummary | null> {
    const made = this.checkpoints.get(step.key);
    if (!made) {
      await this.run.log('product', `Not taken: ${step.role.arm}. Its checkpoint was not made.`);
      return null;
    }
    const checkpoint = await getCheckpointRecord(made.checkpointId);
    const isArchive = checkpoint?.form === 'archive';
    this.restoreCount += 1;
    const newName = isArchive ? restoredName(this.run.runId, this.restoreCount) : null;
    // The container it comes from would keep the port and the address that the restored one needs.
    if (isArchive && made.runId !== null) await removeOwn(made.runId);
    const options = { ...step.options, newName, hostPort: step.isElsewhere ? await findFreePort() : null };
    const input = restoreInputSchema.parse({ checkpointId: made.checkpointId, options });
    await this.makeReady(step.role, signal);
    try {
      return await this.child({ kind: 'restore', input }, step.role, signal);
    } finally {
      if (newName !== null) await podman(['rm', '--force', '--ignore', '--time', '0', newName], { timeoutMs: 120_000 });
      else if (checkpoint) await stopNow(checkpoint.containerId);
    }
  }

  private async coldStart({ role }: Step<'cold-start'>, signal: AbortSignal): Promise<RunSummary> {
    await this.makeReady(role, signal);
    const input = { specId: this.input.specId, containerName: null };
    const child = await this.child({ kind: 'cold-start', input }, role, signal);
    await removeOwn(child.id);
    return child;
  }

  private async discard(key: string): Promise<void> {
    const made = this.checkpoints.get(key);
    if (!made) return;
    this.checkpoints.delete(key);
    const checkpoint = await getCheckpointRecord(made.checkpointId);
    if (checkpoint && made.runId !== null) {
      await deleteCheckpointFiles(checkpoint);
      await removeOwn(made.runId);
    }
  }

  /** Pause, then the page cache as the sample wants it. Neither is on the sample's clock. */
  private async makeReady({ cache }: SampleRole, signal: AbortSignal): Promise<void> {
    await sleep(this.input.coolDownMs ?? 0, undefined, { signal });
    if (cache === 'dropped') await dropPageCache();
  }

  private async child(
    request: Parameters<typeof runChild>[1],
    role: SampleRole | null,
    signal: AbortSignal,
  ): Promise<RunSummary> {
    return runChild(this.run.runId, { ...request, ...(role ? { sample: role } : {}) }, signal);
  }
}
