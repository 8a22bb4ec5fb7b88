import 'server-only';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { demoSpec, demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { phasesOf } from '@/lib/domain/phases-of';
import { podman } from '@/lib/host/podman/podman';
import { crashAndRecover, type CrashCase } from '@/lib/runs/testing/crash';
import { finished } from '@/lib/runs/testing/finished';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';

/**
 * `npm run test:crash`: kill -9 of the server in every phase of a checkpoint and of a restore.
 * After each: the run is interrupted in that phase, the golden checkpoint is ready, and the next
 * restore works and gives the same answer. Prints one line per phase; the exit code says it.
 */
async function main(): Promise<void> {
  const container = `crash-${process.pid}`;
  const launched: string[] = [];
  const own = await ownDataFolder('crash');
  let failures = 0;
  try {
    const golden = await finished({
      kind: 'checkpoint',
      input: createCheckpointInputSchema.parse({
        source: { type: 'spec', specId: demoSpecId, containerName: container },
        name: 'golden',
        options: {},
      }),
    });
    const checkpointId = golden.checkpointId ?? '';
    await restoreAgain(checkpointId);
    const cases: CrashCase[] = [
      ...phasesOf('checkpoint', demoSpec).map((phase, i): CrashCase => {
        const target = `${container}-${i}`;
        launched.push(target);
        return { what: 'launch-checkpoint', phase, target };
      }),
      ...(['preflight', 'health', 'reference', 'dump', 'store'] as const).map((phase): CrashCase => ({
        what: 'checkpoint',
        phase,
        target: container,
      })),
      ...phasesOf('restore', demoSpec).map((phase): CrashCase => ({ what: 'restore', phase, target: checkpointId })),
    ];
    for (const one of cases) {
      const title = `${one.what} killed in ${one.phase}`;
      try {
        const run = await crashAndRecover(one);
        const { state } = (await getCheckpointRecord(checkpointId)) ?? { state: 'gone' };
        if (state !== 'ready') throw new Error(`the golden checkpoint is ${state}`);
        await restoreAgain(checkpointId);
        console.log(`ok      ${title}: ${run.error?.detail ?? ''}`);
      } catch (error) {
        failures += 1;
        console.log(`FAILED  ${title}: ${error instanceof Error ? error.message : String(error)}`);
      }
      // Interrupted launches leave their container for whoever looks into it; here nobody does.
      if (one.what === 'launch-checkpoint') await podman(['rm', '--force', '--ignore', '--time', '0', one.target]);
    }
    console.log(`crash: ${cases.length - failures} passed, ${failures} failed`);
  } finally {
    for (const name of [container, ...launched])
      await podman(['rm', '--force', '--ignore', '--time', '0', name], { timeoutMs: 60_000 });
    await own.remove();
  }
  process.exitCode = failures === 0 ? 0 : 1;
}

async function restoreAgain(checkpointId: string): Promise<void> {
  const input = restoreInputSchema.parse({ checkpointId, options: { stopFirst: true } });
  const run = await finished({ kind: 'restore', input });
  if (run.measurement?.answerMatch !== 'same') throw new Error('the next restore gave another answer');
}

await main();
