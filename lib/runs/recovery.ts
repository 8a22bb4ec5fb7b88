import 'server-only';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { restoreInputSchema } from '@/lib/domain/options';
import type { RunDetail } from '@/lib/domain/views';
import { getCheckpointRecord, listReadyPlaces, updateCheckpoint, type CheckpointRecord } from '@/lib/db/checkpoints';
import { appendLog } from '@/lib/db/run-events';
import { updatePhase } from '@/lib/db/run-phases';
import { listUnfinishedRuns, updateRun } from '@/lib/db/runs';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { log } from '@/lib/log';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { listContainers, type ListedContainer } from '@/lib/host/podman/list-containers';
import { watchMonitor } from '@/lib/host/podman/stalled-monitor';
import { killNow } from '@/lib/host/process/pids';
import { isMarkAlive } from '@/lib/host/process/process-mark';
import { isJobAlive, readJob } from '@/lib/host/process/job';
import { exists } from '@/lib/host/storage/exists';
import { clearSlot, freeSlot } from '@/lib/host/storage/slot';
import { cleanUpBenchmark } from './benchmark/clean-up';
import { checkpointLayout, hasInventory } from './dump';
import { endLeftRestored } from './end-container';
import { activeRunIds } from './orchestrator';
import { packLeftLogs } from './pack-into-run';
import { sweepLeftovers } from './sweep-leftovers';
import { unstoredJobs } from './unstored-jobs';
import { clearStorage, mendRestored } from './what-is-left';

/** podman tells the time of creation in whole seconds. */
const clockSlackMs = 1_000;

/** How long a boot waits for an engine command that a dead server left running. */
const orphanWaitMs = 120_000;

/**
 * Called once at boot: every run that an earlier server left unfinished becomes `interrupted`,
 * with what was found on the host, and every checkpoint row tells the truth about its files.
 * One that had done all of its work, and only could not say so, has succeeded.
 */
export async function recover(): Promise<void> {
  const left: RunDetail[] = [];
  for (const { run, owner, commands, jobDirs } of await listUnfinishedRuns()) {
    if (activeRunIds().includes(run.id)) continue;
    // Another process (the command line, say) is at work on it.
    if (owner !== null && (await isMarkAlive(owner))) continue;
    const findings: string[] = [];
    const jobs = [...commands, ...(await unstoredJobs(run.id, jobDirs))];
    const checkpoint = run.checkpointId === null ? null : await getCheckpointRecord(run.checkpointId);
    const restored = restoredBy(run, checkpoint);
    for (const job of jobs) findings.push(await settleOrphan(job, restored));
    if (checkpoint) findings.push(...(await settleCheckpoint(run, checkpoint)));
    // What a command is still at work on is not taken away from it.
    if (!(await isAnyAlive(jobs))) findings.push(...(await settleContainer(run, checkpoint)));
    findings.push(...(await namedContainers(run, checkpoint)));
    await packLeftLogs(run.id, run.logFiles, async (text) => void findings.push(text));
    await (isDone(run, checkpoint) ? closeDone(run, findings) : closeRun(run, findings));
    if (run.kind === 'benchmark') left.push(run);
  }
  // After its child runs are closed, what an unfinished benchmark made is known.
  for (const run of left) await settleBenchmark(run);
  await markLostCheckpoints();
  await sweepLeftovers();
}

/** A command that a dead server left, as far as it had stored it. */
interface Orphan {
  argv: string[];
  pid: number | null;
  jobDir: string | null;
}

async function isAnyAlive(jobs: readonly Orphan[]): Promise<boolean> {
  for (const { pid, jobDir } of jobs)
    if (pid !== null && jobDir !== null && (await isJobAlive(pid, jobDir))) return true;
  return false;
}

/** @param restored the container that the command brings to life, if it does so. */
async function settleOrphan({ argv, pid, jobDir }: Orphan, restored: string | null): Promise<string> {
  const what = argv.slice(0, 12).join(' ');
  if (jobDir === null || pid === null) return `No trace of: ${what}`;
  const deadline = Date.now() + orphanWaitMs;
  // As the server would have done it: one whose runtime or CRIU was killed waits for ever.
  const stopWatching = restored === null ? null : watchMonitor(restored, (waiting) => waiting.forEach(killNow));
  while ((await isJobAlive(pid, jobDir)) && Date.now() < deadline) await sleep(100);
  stopWatching?.();
  const ended = await readJob(jobDir);
  if (ended) return `The command went on without the server and ended with exit code ${ended.exitCode}: ${what}`;
  return `The command was killed or is still running: ${what}`;
}

async function settleCheckpoint(run: RunDetail, checkpoint: CheckpointRecord): Promise<string[]> {
  const { userdataDir } = checkpoint.engineFacts;
  // What an unfinished archive left in podman's slot is ours, and as large as the checkpoint.
  const isHalfArchive = checkpoint.form === 'archive' && checkpoint.state === 'creating';
  await (isHalfArchive ? clearSlot(userdataDir) : freeSlot(userdataDir)).catch(() => undefined);
  if (run.kind !== 'checkpoint' || checkpoint.state !== 'creating') return [];
  await updateCheckpoint(checkpoint.id, { state: 'broken' });
  const { imagesDir } = checkpointLayout(checkpoint.path);
  const isDumped = await hasInventory(imagesDir);
  return [
    isDumped
      ? `CRIU's dump in ${imagesDir} is complete, but its writable layer was not stored: the checkpoint is kept as broken.`
      : `The dump was not finished: checkpoint ${checkpoint.name} is kept as broken and can be deleted.`,
  ];
}

/** A restore in place leaves its container fit for the next one; an import and a launch no storage without a container. */
async function settleContainer(
  { kind, options, containerName }: RunDetail,
  checkpoint: CheckpointRecord | null,
): Promise<string[]> {
  if (kind !== 'restore') return containerName === null ? [] : clearStorage(containerName);
  if (checkpoint === null) return [];
  if (checkpoint.form === 'archive') {
    const name = importedName(checkpoint, options);
    return [...(await clearStorage(name)), ...(await endLeftRestored(name))];
  }
  return mendRestored({ containerId: checkpoint.containerId, userdataDir: checkpoint.engineFacts.userdataDir });
}

/** A container that a killed run had brought to life goes on: its page names it, so that nobody has to find it. */
async function namedContainers(run: RunDetail, checkpoint: CheckpointRecord | null): Promise<string[]> {
  const isImport = run.kind === 'restore' && checkpoint?.form === 'archive';
  const since = Date.parse(run.createdAt) - clockSlackMs;
  // One that came from an archive has the label of the run that launched the first of its kind.
  const isOwn = ({ runId, name, createdAt }: ListedContainer) =>
    isImport
      ? name === importedName(checkpoint, run.options) && createdAt !== null && Date.parse(createdAt) >= since
      : runId === run.id;
  const own = (await listContainers().catch(() => [])).filter(isOwn);
  const [first] = own;
  // Until its container is there, an import has the name of the one whose checkpoint it is.
  if (first && (isImport || run.containerName === null))
    await updateRun(run.id, { containerId: first.id, containerName: first.name });
  return own.map(({ name, state }) => `Container ${name}, which it had made, is ${state}.`);
}

/** The container that a restore brings to life, as conmon's arguments have it. */
function restoredBy({ kind, options }: RunDetail, checkpoint: CheckpointRecord | null): string | null {
  if (kind !== 'restore' || checkpoint === null) return null;
  return checkpoint.form === 'archive' ? importedName(checkpoint, options) : checkpoint.containerId;
}

/** How the container of an archive that was being restored is called. */
const importedName = ({ containerName }: CheckpointRecord, options: unknown): string =>
  restoreInputSchema.safeParse(options).data?.options.newName ?? containerName;

async function settleBenchmark(run: RunDetail): Promise<void> {
  const done = await cleanUpBenchmark(run.id, run.options as BenchmarkInput).catch((error: unknown) => [
    `What it made could not be removed: ${error instanceof Error ? error.message : String(error)}`,
  ]);
  await appendLog(
    run.id,
    done.map((text) => ({ source: 'product', text })),
  );
  log().warn({ runId: run.id, done }, 'an interrupted benchmark was cleaned up');
}

/** A checkpoint becomes ready when all else is done; after it comes only the run's own end. */
const isDone = ({ kind, status }: RunDetail, checkpoint: CheckpointRecord | null): boolean =>
  kind === 'checkpoint' && status === 'running' && checkpoint?.state === 'ready';

async function closeDone(run: RunDetail, findings: string[]): Promise<void> {
  const ends = run.phases.map(({ startedAt, durationMs }) => Date.parse(startedAt ?? '') + (durationMs ?? NaN));
  const lastMs = Math.max(...ends.filter(Number.isFinite));
  const text = ['The server ended when all was done, before it had said so.', ...findings].join(' ');
  await appendLog(run.id, [{ source: 'product', text }]);
  const finishedAt = new Date(Number.isFinite(lastMs) ? lastMs : Date.now());
  await updateRun(run.id, { status: 'succeeded', finishedAt, currentPhase: null });
  log().warn({ runId: run.id, findings }, 'a run had ended unsaid');
}

async function closeRun(run: RunDetail, findings: string[]): Promise<void> {
  const phase = run.phases.find((p) => p.status === 'running');
  if (phase) await updatePhase(run.id, phase.key, { status: 'interrupted', finishedAt: new Date() });
  const detail = ['The server ended while this run was under way.', ...findings].join(' ');
  await appendLog(run.id, [{ source: 'product', text: detail }]);
  await updateRun(run.id, {
    status: 'interrupted',
    finishedAt: new Date(),
    error: toErrorView(new AppError('run/interrupted', detail)),
  });
  log().warn({ runId: run.id, findings }, 'run was interrupted');
}

async function markLostCheckpoints(): Promise<void> {
  for (const checkpoint of await listReadyPlaces()) {
    const isThere =
      checkpoint.form === 'archive'
        ? await exists(path.join(checkpoint.path, archiveFileName(checkpoint.options)))
        : await hasInventory(checkpointLayout(checkpoint.path).imagesDir);
    if (!isThere) await updateCheckpoint(checkpoint.id, { state: 'lost' });
  }
}
