import 'server-only';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { canContinue } from '@/lib/domain/benchmark/suite';
import { isFinal } from '@/lib/domain/run-status';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { listBenchmarkChildren } from '@/lib/db/benchmark-runs';
import { getRunDetail } from '@/lib/db/runs';
import { getSpec } from '@/lib/db/specs';
import { AppError } from '@/lib/errors/app-error';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { dropCachesFile } from '@/lib/host/storage/page-cache';
import { currentTestbedId } from '../testbed-of';

/**
 * Makes sure that a benchmark can begin without touching what is not its own.
 * @returns the samples that a benchmark it continues has taken already, as `ARM#INDEX`.
 */
export async function benchmarkPreflight(input: BenchmarkInput): Promise<Set<string>> {
  if (!(await getSpec(input.specId))) throw new AppError('spec/not-found', 'The launch spec does not exist any more.');
  if (input.cache !== 'warm') await mustBeAbleToDrop();
  if (input.checkpointId !== null) await mustBeIdle(input.checkpointId, input.specId);
  return input.continuesRunId === null ? new Set() : takenBy(input, input.continuesRunId);
}

/** The name of a sample within its benchmark. */
export function sampleName({ arm, index, isWarmUp }: { arm: string; index: number; isWarmUp: boolean }): string {
  return `${arm}#${isWarmUp ? 'warm-up-' : ''}${index}`;
}

async function mustBeAbleToDrop(): Promise<void> {
  await access(dropCachesFile, constants.W_OK).catch(() => {
    throw new AppError(
      'host/no-root',
      `The page cache can only be dropped by root: ${dropCachesFile} is not writable.`,
    );
  });
}

async function mustBeIdle(checkpointId: string, specId: string): Promise<void> {
  const checkpoint = await getCheckpointRecord(checkpointId);
  if (!checkpoint || checkpoint.state === 'deleted') {
    throw new AppError('checkpoint/not-found', 'There is no such checkpoint.');
  }
  if (checkpoint.specId !== specId) {
    throw new AppError('input/invalid', `Checkpoint ${checkpoint.name} was not made from this spec.`);
  }
  if (checkpoint.form !== 'directory') return;
  const container = await inspectContainer(checkpoint.containerId);
  if (container.isRunning || container.status === 'paused') {
    throw new AppError(
      'podman/is-running',
      `Container ${container.name} is in use; a benchmark would stop it. Stop it yourself, or let the benchmark make a checkpoint of its own.`,
    );
  }
}

async function takenBy(input: BenchmarkInput, earlierId: string): Promise<Set<string>> {
  const earlier = await getRunDetail(earlierId);
  const refuse = (why: string) => new AppError('benchmark/cannot-continue', why);
  if (earlier?.kind !== 'benchmark') throw refuse('There is no such benchmark.');
  if (earlier.importedFrom !== null) throw refuse('It was imported: its samples come from elsewhere.');
  if (!isFinal(earlier.status)) throw refuse('It is still under way.');
  if (!canContinue(input.suite)) throw refuse('A matrix is taken as a whole.');
  const before = earlier.options as BenchmarkInput;
  const differing = (['suite', 'specId', 'checkpointId', 'cache', 'seed'] as const).filter(
    (name) => before[name] !== input[name],
  );
  if (differing.length > 0) throw refuse(`It had other settings: ${differing.join(', ')}.`);
  const children = await listBenchmarkChildren(earlierId);
  const testbedId = await currentTestbedId();
  const good = children.filter(({ run }) => run.status === 'succeeded' && run.measurement?.sample);
  if (good.some((child) => child.testbedId !== testbedId)) {
    throw refuse('Its samples were taken on another testbed: the host or a version has changed since.');
  }
  // Warm-ups are taken again: whatever they warmed may be cold by now.
  return new Set(
    good.flatMap(({ run }) => {
      const sample = run.measurement?.sample;
      return sample && !sample.isWarmUp ? [sampleName(sample)] : [];
    }),
  );
}
