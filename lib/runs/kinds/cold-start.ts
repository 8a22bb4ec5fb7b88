import 'server-only';
import type { ColdStartInput } from '@/lib/domain/options';
import { getSpec } from '@/lib/db/specs';
import { AppError } from '@/lib/errors/app-error';
import { launch } from '../launch';
import type { RunContext } from '../run-context';
import { addressOf, ask, becomeHealthy } from '../server-of';
import { testbedOf } from '../testbed-of';

/** Launch without a checkpoint, on the same clock points as a restore: T1 running … T4 answer complete. */
export async function runColdStart(run: RunContext, input: ColdStartInput): Promise<void> {
  const found = await run.phase('preflight', async () => {
    const spec = await getSpec(input.specId);
    if (!spec) throw new AppError('spec/not-found', 'The launch spec does not exist any more.');
    return spec;
  });
  const { spec } = found;
  const name = input.containerName ?? `${spec.name}-${run.runId.slice(0, 8)}`;
  const { container, hostPort } = await launch(run, { spec, specId: found.id, name });
  const address = addressOf(spec, hostPort);
  await becomeHealthy(run, { spec, address, containerId: container.id });
  const answer = await run.phase('request', (signal) => ask(run, { spec, address, signal, isTimed: true }));
  await run.measure({ answer });
  await testbedOf(run);
}
