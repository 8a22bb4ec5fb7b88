import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { runPhases, type PhaseKey } from '@/lib/domain/phase';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { getRunDetail } from '@/lib/db/runs';
import { onRunChanged } from '@/lib/runs/bus';
import { submitRun } from '@/lib/runs/orchestrator';
import type { RunRequest } from '@/lib/runs/request';

/**
 * Ends itself with SIGKILL in one phase of a run, as a server that is killed does. Prints the run's id first.
 *
 *   crash-run.ts launch-checkpoint PHASE CONTAINER   a checkpoint from the demo spec
 *   crash-run.ts checkpoint PHASE CONTAINER          a checkpoint of a running container
 *   crash-run.ts restore PHASE CHECKPOINT_ID
 */
async function main(): Promise<void> {
  const [what = '', phase = '', target = ''] = process.argv.slice(2);
  const request = requestOf(what, target);
  if (!runPhases[request.kind].includes(phase as PhaseKey)) throw new Error(`${what} has no phase ${phase}.`);
  let isStruck = false;
  const stop = onRunChanged((run) => {
    if (run.finishedAt !== null) stop();
    if (run.currentPhase !== phase || isStruck) return;
    isStruck = true;
    void strike(run.id, hasCommand.has(phase as PhaseKey));
  });
  const { runId } = await submitRun(request);
  console.log(runId);
}

/** In these phases it is the engine's command that must be survived, and it begins a little after the phase. */
const hasCommand = new Set<PhaseKey>(['launch', 'dump', 'restore']);

async function strike(runId: string, waitsForCommand: boolean): Promise<void> {
  while (waitsForCommand) {
    const run = await getRunDetail(runId);
    if (run?.commands.some((command) => command.exitCode === null)) break;
    await sleep(5);
  }
  process.kill(process.pid, 'SIGKILL');
}

function requestOf(what: string, target: string): RunRequest {
  if (what === 'restore') {
    const input = restoreInputSchema.parse({ checkpointId: target, options: { stopFirst: true } });
    return { kind: 'restore', input };
  }
  const source =
    what === 'launch-checkpoint'
      ? { type: 'spec', specId: demoSpecId, containerName: target }
      : { type: 'container', container: target };
  return { kind: 'checkpoint', input: createCheckpointInputSchema.parse({ source, name: 'crashed', options: {} }) };
}

await main();
