import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRunDetail } from '@/lib/db/runs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { submitRun } from '@/lib/runs/orchestrator';

/**
 * Ends itself with SIGKILL while an engine command is under way, as a server that is killed does:
 * `crash-run.ts dump CONTAINER` or `crash-run.ts restore CHECKPOINT_ID`. Prints the run's id first.
 * Used by lib/runs/real-engine.integration.test.ts.
 */
async function main(): Promise<never> {
  const [phase, target = ''] = process.argv.slice(2);
  const { runId } =
    phase === 'dump'
      ? await submitRun({
          kind: 'checkpoint',
          input: createCheckpointInputSchema.parse({
            source: { type: 'container', container: target },
            name: 'crashed',
            options: {},
          }),
        })
      : await submitRun({
          kind: 'restore',
          input: restoreInputSchema.parse({ checkpointId: target, options: { stopFirst: true } }),
        });
  console.log(runId);
  for (;;) {
    const run = await getRunDetail(runId);
    if (run?.finishedAt) throw new Error(`The run ended before it could be killed: ${run.error?.detail ?? run.status}`);
    const isUnderWay = run?.commands.some((command) => command.exitCode === null);
    // The phase begins a little before its command does, and the command is what must be survived.
    if (run?.currentPhase === phase && isUnderWay) process.kill(process.pid, 'SIGKILL');
    await sleep(5);
  }
}

await main();
