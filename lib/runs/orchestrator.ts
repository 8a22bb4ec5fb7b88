import 'server-only';
import { performance } from 'node:perf_hooks';
import type { PhaseKey } from '@/lib/domain/phase';
import { phasesOf } from '@/lib/domain/phases-of';
import { isFinal } from '@/lib/domain/run-status';
import { createRun, getRunSummary } from '@/lib/db/runs';
import { AppError } from '@/lib/errors/app-error';
import { giveHeadStart } from '@/lib/head-start';
import { log } from '@/lib/log';
import { processMark } from '@/lib/host/process/process-mark';
import { onRunChanged, publishRunChanged } from './bus';
import { describeRequest } from './describe-request';
import { runBenchmark } from './kinds/benchmark';
import { runCheckpoint } from './kinds/checkpoint';
import { runColdStart } from './kinds/cold-start';
import { runDeleteCheckpoint } from './kinds/delete-checkpoint';
import { runDemo } from './kinds/demo';
import { runHostLimits } from './kinds/host-limits';
import { runRemove } from './kinds/remove';
import { runRestore } from './kinds/restore';
import { runStop } from './kinds/stop';
import { removeOwn } from './launch';
import { acquireLocks } from './locks';
import type { RunRequest } from './request';
import { RunContext } from './run-context';
import { storeEnd } from './store-end';
import { storedInput } from './stored-input';

const key = Symbol.for('gpu-load.active-runs');
const holder = globalThis as { [key]?: Map<string, AbortController> };
const active = (): Map<string, AbortController> => (holder[key] ??= new Map());

export interface SubmittedRun {
  runId: string;
}

/** Stores a run as `queued`, starts it in the background, and returns at once. */
export async function submitRun(request: RunRequest): Promise<SubmittedRun> {
  const t0 = performance.now();
  const endHeadStart = headStartOf(request);
  const { lockKeys, ...described } = await describeRequest(request);
  const hasPrefetch = request.kind === 'restore' && request.input.options.prefetch;
  const phases = phasesOf(request.kind, described.spec, { hasPrefetch });
  const run = await createRun({
    kind: request.kind,
    hostId: 'local',
    parentRunId: request.parentRunId ?? null,
    owner: await processMark(process.pid),
    measurement: request.sample ? { sample: request.sample } : null,
    options: storedInput(request),
    phases,
    ...described,
  });
  const controller = new AbortController();
  active().set(run.id, controller);
  publishRunChanged(run);
  void execute(run.id, { request, lockKeys, phases }, controller, { t0, endHeadStart });
  return { runId: run.id };
}

/** Asks a run to stop. @returns false when it is not active in this server. */
export function cancelRun(runId: string): boolean {
  const controller = active().get(runId);
  controller?.abort(new AppError('run/canceled', 'Cancelled on request.'));
  return controller !== undefined;
}

/** Ids of the runs this server is working on or has queued. */
export function activeRunIds(): string[] {
  return [...active().keys()];
}

/** Resolves when a run has reached a final status. */
export async function whenFinished(runId: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = onRunChanged((run) => {
      if (run.id === runId && isFinal(run.status)) finish();
    });
    const finish = () => {
      stop();
      resolve();
    };
    void getRunSummary(runId).then((run) => {
      if (!run || isFinal(run.status)) finish();
    });
  });
}

async function execute(
  runId: string,
  { request, lockKeys, phases }: { request: RunRequest; lockKeys: string[]; phases: PhaseKey[] },
  controller: AbortController,
  { t0, endHeadStart }: { t0: number; endHeadStart: () => void },
): Promise<void> {
  const { signal } = controller;
  let release = () => {};
  let context = new RunContext(runId, signal, t0, phases, endHeadStart);
  try {
    const waitedFrom = performance.now();
    release = await acquireLocks(lockKeys, runId, signal);
    // A run that had to wait starts its clock when its turn comes: waiting is not starting.
    const hasWaited = performance.now() - waitedFrom > 5;
    if (hasWaited) {
      endHeadStart = headStartOf(request);
      context = new RunContext(runId, signal, performance.now(), phases, endHeadStart);
    }
    if (request.sample) context.measurement.sample = request.sample;
    await context.update({ status: 'running', startedAt: new Date() });
    await runKind(context, request);
    await context.settle();
    await context.update({
      status: 'succeeded',
      finishedAt: new Date(),
      currentPhase: null,
      measurement: { ...context.measurement },
    });
  } catch (error) {
    await context.settle();
    // What a cancelled run launched serves nobody; after a failure the container stays, for its log.
    if (signal.aborted)
      await removeOwn(runId).catch((left: unknown) => log().warn({ err: left, runId }, 'a container was left'));
    await storeEnd(context, error, signal.aborted);
  } finally {
    endHeadStart();
    release();
    active().delete(runId);
  }
}

/** The time from the click is the question of these two. */
const headStartOf = ({ kind }: RunRequest): (() => void) =>
  kind === 'restore' || kind === 'cold-start' ? giveHeadStart() : () => undefined;

async function runKind(context: RunContext, request: RunRequest): Promise<void> {
  switch (request.kind) {
    case 'checkpoint':
      await runCheckpoint(context, request.input);
      return;
    case 'restore':
      return runRestore(context, request.input);
    case 'cold-start':
      return runColdStart(context, request.input);
    case 'benchmark':
      return runBenchmark(context, request.input);
    case 'stop':
      return runStop(context, request.input);
    case 'remove':
      return runRemove(context, request.input);
    case 'delete-checkpoint':
      return runDeleteCheckpoint(context, request.input);
    case 'demo':
      return runDemo(context, request.input);
    case 'host-limits':
      return runHostLimits(context);
  }
}
