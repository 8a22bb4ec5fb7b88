import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { listCheckpointViews } from '@/lib/db/checkpoints';
import { isFinal } from '@/lib/domain/run-status';
import { podman } from '@/lib/host/podman/podman';
import { wordsOf, type FaultBench } from './bench';
import { neverSwept, leftInEngine, ownContainers, violations } from './check';
import type { Injection } from './plan';
import { strike, type Struck } from './strike';
import { prepareTarget, restoredName, usualMs, type Target } from './targets';

/** What became of one injection, as the state file keeps it. */
export interface Injected extends Injection {
  /** What was struck; null: there was nothing to strike. */
  struck: string | null;
  /** How the run ended; "verified" or "not verified" for a verification. */
  outcome: string;
  errorCode: string | null;
  violations: string[];
  durationMs: number;
}

/** Takes one injection from a sound state to a sound state. Never throws for what the product did wrong. */
export async function inject(bench: FaultBench, injection: Injection): Promise<Injected> {
  const startedAt = Date.now();
  const found: string[] = [];
  let struck: Struck = { what: null };
  let outcome = 'not started';
  let errorCode: string | null = null;
  try {
    const target = await prepareTarget(bench, injection);
    const begunAt = Date.now();
    const runId = await target.start();
    await sleep(injection.moment * usualMs[injection.target]);
    // What is over cannot be struck.
    const isOver = runId !== null && isFinal((await bench.ended(runId, 0)).status);
    if (!isOver) struck = await strike(bench, injection, target, runId);
    if (struck.violation) found.push(struck.violation);
    ({ outcome, errorCode } = await followToItsEnd(bench, injection, target, runId));
    if (struck.what === null)
      usualMs[injection.target] = Math.max(50, (usualMs[injection.target] + Date.now() - begunAt) / 2);
    await struck.undo?.();
    struck.undo = undefined;
    found.push(...(await afterwards(bench, injection)));
  } catch (error) {
    found.push(error instanceof Error ? error.message : String(error));
  } finally {
    await struck.undo?.().catch((error: unknown) => found.push(`the fault could not be undone: ${String(error)}`));
  }
  if (found.length > 0) await startAnew(bench).catch((error: unknown) => found.push(`no way back: ${String(error)}`));
  const durationMs = Date.now() - startedAt;
  return { ...injection, struck: struck.what, outcome, errorCode, violations: [...new Set(found)], durationMs };
}

async function followToItsEnd(bench: FaultBench, { target }: Injection, { subject }: Target, runId: string | null) {
  if (runId !== null) {
    let run = await bench.ended(runId);
    if (!isFinal(run.status)) {
      await bench.serve();
      run = await bench.ended(runId, 1_000);
    }
    return { outcome: run.status, errorCode: run.error?.code ?? null };
  }
  const server = await bench.serve();
  const deadline = Date.now() + 60_000;
  while ((await server.ask({ do: 'is-verifying', checkpointId: subject.id })) === true) {
    if (Date.now() > deadline) throw new Error(`a ${target} goes on for ever`);
    await sleep(50);
  }
  return { outcome: 'ended', errorCode: null };
}

/** The checks, the next run, and what a person would tidy up. */
async function afterwards(bench: FaultBench, { fault, target, index }: Injection): Promise<string[]> {
  await bench.serve();
  const found = await violations(bench);
  // A restored copy that runs has the port of the container that it is a copy of.
  if (target === 'restore-archive')
    await podman(['rm', '--force', '--ignore', '--time', '0', restoredName(index)], { timeoutMs: 60_000 });
  if (fault === 'remove-container') {
    // The in-place checkpoint has lost the only place it can be restored into. The archive has not.
    const run = await bench.finish(bench.restoreRequest(bench.archive.checkpoint.id, { newName: 'next' }));
    if (run.measurement?.answerMatch !== 'same') found.push(`the next run, of the archive, ended as ${wordsOf(run)}`);
  } else {
    await bench.restoreGolden(bench.inPlace.checkpoint).catch((error: unknown) => found.push(String(error)));
  }
  await tidyUp(bench);
  found.push(...(await neverSwept()));
  found.push(...(await leftInEngine(bench)));
  if (fault === 'remove-container' && found.length === 0) await bench.prepare();
  return found;
}

/** What a person would throw away: checkpoints that were not finished, containers that injected runs left. */
async function tidyUp(bench: FaultBench): Promise<void> {
  for (const { id, name, isGolden } of await listCheckpointViews())
    if (!isGolden || name.startsWith('demo-')) await bench.deleteCheckpoint({ id, name });
  const others = (await ownContainers(bench)).filter(({ name }) => name !== bench.container);
  if (others.length > 0)
    await podman(['rm', '--force', '--time', '0', ...others.map(({ id }) => id)], { timeoutMs: 60_000 });
}

/** After something was found the next injection must not inherit it. */
async function startAnew(bench: FaultBench): Promise<void> {
  await bench.server?.kill();
  await bench.serve();
  const all = await ownContainers(bench);
  for (const { id } of all) await podman(['rm', '--force', '--time', '0', id], { timeoutMs: 60_000 });
  for (const { id, name, path: folder } of await listCheckpointViews()) {
    await bench.deleteCheckpoint({ id, name });
    await rm(folder, { recursive: true, force: true });
  }
  await bench.prepare();
}
