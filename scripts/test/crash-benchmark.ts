import 'server-only';
import { benchmarkInputSchema } from '@/lib/domain/benchmark/input';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { onRunChanged } from '@/lib/runs/bus';
import { submitRun } from '@/lib/runs/orchestrator';

/**
 * Starts a benchmark of two cold starts and ends itself with SIGKILL while the second server is starting, as a
 * server that is killed does. Prints the benchmark's id first.
 */
const input = benchmarkInputSchema.parse({
  suite: 'cold-start-speed',
  specId: demoSpecId,
  samples: 2,
  warmUps: 0,
  coolDownMs: 0,
  seed: 1,
});
onRunChanged((run) => {
  if (run.measurement?.sample?.index === 1 && run.currentPhase === 'health') process.kill(process.pid, 'SIGKILL');
});
const { runId } = await submitRun({ kind: 'benchmark', input });
console.log(runId);
