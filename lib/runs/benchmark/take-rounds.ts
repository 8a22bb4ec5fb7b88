import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import type { BenchmarkStep } from '@/lib/domain/benchmark/plan';
import { toSample, type Sample } from '@/lib/domain/benchmark/result';
import {
  contendersOf,
  isFailedLaunch,
  roundSteps,
  rounds,
  stepsAtMost,
  uselessDumps,
  type Round,
} from '@/lib/domain/benchmark/settings/rounds';
import { settingLabel } from '@/lib/domain/benchmark/settings/setting';
import { listBenchmarkChildren } from '@/lib/db/benchmark-runs';
import { writeOut } from '@/lib/host/storage/page-cache';
import type { RunContext } from '../run-context';
import { BenchmarkSteps } from './take-step';
import { triedChanges } from './tried-changes';

const roundWords: Record<Round, string> = { screening: 'Screening', second: 'Second round', final: 'Last round' };

/** Measures the settings of a host in rounds, each with fewer of them; a checkpoint nobody restores any more is deleted. */
export async function takeRounds(run: RunContext, input: BenchmarkInput, signal: AbortSignal): Promise<void> {
  const { tried, skipped } = await triedChanges(input);
  await run.measure({ skippedChanges: skipped, stepsDone: 0, stepsTotal: stepsAtMost(tried.length, input) });
  const bench = new BenchmarkSteps(run, input);
  const made = new Set<string>();
  let stepsDone = 0;
  for (const round of rounds) {
    const contenders = contendersOf(round, tried, await samplesOf(run.runId));
    // The last round dumps anew.
    for (const key of uselessDumps(round === 'final' ? [] : contenders, made)) {
      await bench.take({ do: 'discard', key }, signal);
      made.delete(key);
    }
    await run.log('product', `${roundWords[round]}: ${contenders.map(settingLabel).join('; ') || 'nothing is left'}.`);
    const steps = roundSteps(round, contenders, { input, made });
    if (round === 'final') await run.measure({ stepsTotal: stepsDone + steps.length });
    for (const [i, step] of steps.entries()) {
      // A restore from disk must not wait for dumps that are still being written out, its own or another's.
      if (step.do === 'restore' && steps[i - 1]?.do === 'checkpoint') await writeOut();
      const child = await bench.take(step, signal);
      const isMade =
        step.do === 'checkpoint' && (child?.status === 'succeeded' || (await retry(run, bench, step, signal)));
      if (isMade) made.add(step.key);
      stepsDone += 1;
      await run.measure({ stepsDone });
    }
  }
}

/** A server that did not come up is launched once more: its setting has had no part in that yet. */
async function retry(
  run: RunContext,
  bench: BenchmarkSteps,
  step: Extract<BenchmarkStep, { do: 'checkpoint' }>,
  signal: AbortSignal,
): Promise<boolean> {
  const failed = (await samplesOf(run.runId)).findLast(({ arm }) => arm === step.role?.arm);
  if (step.role === null || !failed || !isFailedLaunch(failed)) return false;
  await run.log('product', `Launched again: ${failed.errorTitle ?? 'the server did not come up'}.`);
  const again = await bench.take({ ...step, role: { ...step.role, index: failed.index + 1 } }, signal);
  return again?.status === 'succeeded';
}

async function samplesOf(runId: string): Promise<Sample[]> {
  const children = await listBenchmarkChildren(runId);
  return children.flatMap(({ run, phases }) => toSample(run, phases) ?? []);
}
