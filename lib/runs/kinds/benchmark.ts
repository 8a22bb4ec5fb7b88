import 'server-only';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { canContinue } from '@/lib/domain/benchmark/suite';
import { planBenchmark, type BenchmarkStep } from '@/lib/domain/benchmark/plan';
import type { RunSummary } from '@/lib/domain/views';
import { AppError } from '@/lib/errors/app-error';
import { cleanUpBenchmark } from '../benchmark/clean-up';
import { benchmarkPreflight, sampleName } from '../benchmark/preflight';
import { takeRounds } from '../benchmark/take-rounds';
import { BenchmarkSteps } from '../benchmark/take-step';
import type { RunContext } from '../run-context';
import { testbedOf } from '../testbed-of';

/** A cell of a matrix may fail; an arm that fails this often in a row says that nothing more will be learned. */
const maxFailuresInARow = 3;

/** Takes the samples of a suite one after another, each a child run, and removes what it made. */
export async function runBenchmark(run: RunContext, input: BenchmarkInput): Promise<void> {
  const taken = await run.phase('preflight', async () => {
    await testbedOf(run);
    return benchmarkPreflight(input);
  });
  const steps = planBenchmark(input).filter((step) => !isTaken(step, taken));
  try {
    await run.phase('suite-samples', (signal) =>
      input.suite === 'fastest-setting' ? takeRounds(run, input, signal) : takeAll(run, input, steps, signal),
    );
  } finally {
    const cleanUp = async () => {
      for (const sentence of await cleanUpBenchmark(run.runId, input)) await run.log('product', sentence);
    };
    // What a cancelled benchmark made goes as well; its phases are not begun any more.
    if (run.signal.aborted) await cleanUp();
    else await run.phase('suite-clean-up', cleanUp);
  }
}

function isTaken(step: BenchmarkStep, taken: ReadonlySet<string>): boolean {
  return (step.do === 'restore' || step.do === 'cold-start') && taken.has(sampleName(step.role));
}

async function takeAll(
  run: RunContext,
  input: BenchmarkInput,
  steps: readonly BenchmarkStep[],
  signal: AbortSignal,
): Promise<void> {
  const bench = new BenchmarkSteps(run, input);
  let failuresInARow = 0;
  await run.measure({ stepsDone: 0, stepsTotal: steps.length });
  for (const [i, step] of steps.entries()) {
    const child = await bench.take(step, signal);
    await run.measure({ stepsDone: i + 1 });
    if (child === null) continue;
    failuresInARow = isGood(child) ? 0 : failuresInARow + 1;
    if (canContinue(input.suite) && failuresInARow >= maxFailuresInARow) {
      throw new AppError(
        'benchmark/failing',
        `${failuresInARow} samples in a row failed, the last one with: ${child.errorTitle ?? 'another answer than at the dump'}.`,
      );
    }
  }
}

function isGood({ status, measurement }: RunSummary): boolean {
  return status === 'succeeded' && measurement?.answerMatch !== 'different';
}
