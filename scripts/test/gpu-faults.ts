import 'server-only';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { gpuDemoSpecId } from '@/lib/domain/gpu-demo-spec';
import { coldStartInputSchema, createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { PhaseKey } from '@/lib/domain/phase';
import type { RunDetail } from '@/lib/domain/views';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { podmanOrThrow } from '@/lib/host/podman/podman';
import { requestCompletion } from '@/lib/host/server/completion';
import { onRunChanged } from '@/lib/runs/bus';
import { submitRun } from '@/lib/runs/orchestrator';
import type { RunRequest } from '@/lib/runs/request';
import { ended, endOf } from '@/lib/runs/testing/ended';

/** What one provoked fault came to, and whether the GPU could be used afterwards. */
export interface FaultOutcome {
  fault: string;
  status: string;
  code: string | null;
  decisiveLine: string | null;
  detail: string | null;
  startsAfterwards: boolean;
}

/** Provokes what goes wrong on GPU hosts, one after another. Each must end on its error, with a usable GPU. */
export async function provokeFaults(checkpointId: string): Promise<FaultOutcome[]> {
  const checkpoint = await getCheckpointRecord(checkpointId);
  if (!checkpoint) throw new Error('There is no checkpoint.');
  const restore: RunRequest = {
    kind: 'restore',
    input: restoreInputSchema.parse({ checkpointId, options: { stopFirst: true } }),
  };
  const stop = () => podmanOrThrow(['stop', '--ignore', '--time', '0', checkpoint.containerId], { timeoutMs: 60_000 });
  await stop();
  const outcomes: FaultOutcome[] = [];
  const hog = spawn('python3', ['-c', hogScript], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(hog.stdout, 'data');
  const full = await ended(restore);
  hog.kill('SIGKILL');
  await once(hog, 'exit');
  const afterHog = await ended(restore);
  await stop();
  outcomes.push({
    ...outcomeOf('too little free GPU memory', full),
    startsAfterwards: afterHog.measurement?.answerMatch === 'same',
  });
  console.log(JSON.stringify(outcomes.at(-1)));

  const running = await ended({ kind: 'cold-start', input: coldStartInputSchema.parse({ specId: gpuDemoSpecId }) });
  const container = running.containerName ?? '';
  const dump: RunRequest = {
    kind: 'checkpoint',
    input: createCheckpointInputSchema.parse({ source: { type: 'container', container }, name: 'fault', options: {} }),
  };
  const { runId } = await submitRun(dump);
  // The server answers one request after another, so the stream begins after the reference request, with the dump.
  await untilPhase(runId, 'dump');
  const streaming = requestCompletion(
    { host: '127.0.0.1', port: 8000 },
    '/v1/completions',
    { prompt: 'A long answer', max_tokens: 256 },
    { timeoutMs: 120_000, signal: new AbortController().signal },
  ).then(
    ({ tokenCount }) => tokenCount,
    () => 0,
  );
  const during = await endOf(runId);
  const streamedTokens = await streaming;
  console.log(`the stream had ${streamedTokens} tokens`);
  outcomes.push({ ...outcomeOf('dump while a request streams', during), startsAfterwards: streamedTokens === 256 });
  console.log(JSON.stringify(outcomes.at(-1)));
  await podmanOrThrow(['rm', '--force', '--time', '0', container], { timeoutMs: 60_000 });

  for (const file of [await findExecutable('cuda-checkpoint'), '/usr/lib/criu/cuda_plugin.so']) {
    if (file === null) continue;
    await rename(file, `${file}.away`);
    try {
      await provokeWithout(file);
    } finally {
      await rename(`${file}.away`, file);
    }
  }
  return outcomes;

  async function provokeWithout(file: string): Promise<void> {
    const name = file.split('/').at(-1) ?? file;
    const input = createCheckpointInputSchema.parse({
      source: { type: 'spec', specId: gpuDemoSpecId },
      name: `without-${name}`,
      options: {},
    });
    const run = await ended({ kind: 'checkpoint', input });
    if (run.containerName)
      await podmanOrThrow(['rm', '--force', '--ignore', '--time', '0', run.containerName], { timeoutMs: 60_000 });
    await rename(`${file}.away`, file);
    const afterwards = await ended(restore);
    await stop();
    await rename(file, `${file}.away`);
    const isUsable = afterwards.status === 'succeeded' && afterwards.measurement?.answerMatch === 'same';
    outcomes.push({ ...outcomeOf(`${name} missing`, run), startsAfterwards: isUsable });
    console.log(JSON.stringify(outcomes.at(-1)));
  }
}

/** Takes all but a gibibyte of the GPU, says so, and waits. */
const hogScript = `
import time, torch
free, _ = torch.cuda.mem_get_info()
held = torch.empty(free - (1 << 30), dtype=torch.uint8, device='cuda')
print('held', flush=True)
time.sleep(600)
`;

function outcomeOf(fault: string, run: RunDetail): FaultOutcome {
  const { status, error } = run;
  return {
    fault,
    status,
    code: error?.code ?? null,
    decisiveLine: error?.decisiveLine ?? null,
    detail: error?.detail ?? null,
    startsAfterwards: false,
  };
}

/** Resolves when a run has come to a phase. */
function untilPhase(runId: string, phase: PhaseKey): Promise<void> {
  return new Promise((resolve) => {
    const stop = onRunChanged((run) => {
      if (run.id !== runId || (run.currentPhase !== phase && run.finishedAt === null)) return;
      stop();
      resolve();
    });
  });
}
