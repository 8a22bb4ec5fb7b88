import 'server-only';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { RunMeasurement } from '@/lib/domain/measurement';
import { phaseTimeoutMs, type PhaseKey } from '@/lib/domain/phase';
import type { RunLogLine } from '@/lib/domain/views';
import { finishCommand, startCommand } from '@/lib/db/run-commands';
import { appendLog } from '@/lib/db/run-events';
import { beginPhase, updatePhase } from '@/lib/db/run-phases';
import { updateRun } from '@/lib/db/runs';
import { runsDir } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';
import { deadline } from '@/lib/host/process/deadline';
import { replaceOutput, startJob, type JobResult } from '@/lib/host/process/job';
import { redactArgv, redactText, secretArguments } from '@/lib/host/redact';
import { redactError } from '@/lib/host/redact-error';
import { publishRunChanged, publishRunEvent } from './bus';

const tailBytes = 16 * 1024;

type RunPatch = Parameters<typeof updateRun>[1];
type PhasePatch = Parameters<typeof updatePhase>[2];

/** What the code of one kind of run works with: phases, log, engine jobs, and what it measured. */
export class RunContext {
  readonly measurement: RunMeasurement = {};
  /** Monotonic clock at T0, the moment the run was asked for. */
  private jobCount = 0;
  /** Values of secrets that this run gave to commands: none of what it stores afterwards may hold them. */
  private readonly secrets: string[] = [];
  private readonly background: Promise<unknown>[] = [];
  private readonly last: (() => Promise<unknown>)[] = [];
  private recorded: Promise<unknown> = Promise.resolve();

  constructor(
    readonly runId: string,
    readonly signal: AbortSignal,
    private readonly t0: number,
    private readonly phases: readonly PhaseKey[],
    /** Called when an engine command has been started. */
    private readonly onCommand: () => void = () => undefined,
  ) {}

  /** True when the run was stored with this phase; one without GPUs has none for them. */
  hasPhase(key: PhaseKey): boolean {
    return this.phases.includes(key);
  }

  /** Milliseconds since T0. */
  sinceT0Ms(): number {
    return Math.round(performance.now() - this.t0);
  }

  /** Stores a change of the run, then tells its watchers. */
  async update({ error, ...patch }: RunPatch): Promise<void> {
    const clean = error ? { error: redactError(error, this.secrets) } : error === null ? { error } : {};
    const { summary, seq } = await updateRun(this.runId, { ...patch, ...clean });
    publishRunEvent(this.runId, { type: 'run', seq, run: summary });
    publishRunChanged(summary);
  }

  /** Adds to what the run measured; stored at once, so that a crash keeps it. */
  async measure(patch: Partial<RunMeasurement>): Promise<void> {
    Object.assign(this.measurement, patch);
    await this.update({ measurement: { ...this.measurement } });
  }

  /** Runs one phase: recorded when it begins and when it ends, cancelled or timed out as a whole. */
  async phase<T>(
    key: PhaseKey,
    work: (signal: AbortSignal) => Promise<T>,
    timeoutMs = phaseTimeoutMs[key],
  ): Promise<T> {
    this.signal.throwIfAborted();
    const startedAt = new Date();
    const started = performance.now();
    const limit = deadline(this.signal, timeoutMs);
    this.record(this.beginPhase(key, startedAt));
    const end = (status: 'succeeded' | 'failed' | 'canceled') =>
      this.record(
        this.patchPhase(key, { status, finishedAt: new Date(), durationMs: Math.round(performance.now() - started) }),
      );
    try {
      const result = await work(limit.signal);
      end('succeeded');
      return result;
    } catch (error) {
      end(this.signal.aborted ? 'canceled' : 'failed');
      if (limit.isOver() && !this.signal.aborted) {
        throw new AppError('run/timeout', `The phase took longer than ${Math.round(timeoutMs / 1000)} s.`, {
          cause: error,
        });
      }
      throw error;
    } finally {
      limit.release();
    }
  }

  skip(key: PhaseKey, note: string): void {
    this.record(this.patchPhase(key, { status: 'skipped', note }));
  }

  async note(key: PhaseKey, note: string): Promise<void> {
    await this.patchPhase(key, { note });
  }

  /** Bytes moved so far in a phase, and how many are expected (null: not known). */
  async progress(key: PhaseKey, progressBytes: number, expectedBytes: number | null): Promise<void> {
    await this.patchPhase(key, { progressBytes, expectedBytes });
  }

  async log(source: RunLogLine['source'], text: string): Promise<void> {
    const lines = redactText(text, this.secrets)
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
    if (lines.length === 0) return;
    const stored = await appendLog(
      this.runId,
      lines.map((line) => ({ source, text: line })),
    );
    for (const line of stored) publishRunEvent(this.runId, { type: 'log', seq: line.seq, line });
  }

  /**
   * Runs an engine command as a job that outlives this server, with its record.
   * When the run is cancelled the command is asked to stop, and its end is waited for.
   */
  async job(argv: string[], signal: AbortSignal): Promise<JobResult> {
    this.jobCount += 1;
    const jobDir = path.join(runsDir(), this.runId, `job-${this.jobCount}`);
    this.secrets.push(...secretArguments(argv));
    const shown = redactArgv(argv, this.secrets);
    await this.recorded;
    const job = await startJob(argv, jobDir);
    this.onCommand();
    const ordinal = await startCommand(this.runId, { argv: shown, jobDir, pid: job.pid });
    const onAbort = () => void job.stop();
    signal.addEventListener('abort', onAbort, { once: true });
    const result = await job.done;
    signal.removeEventListener('abort', onAbort);
    const stdout = redactText(result.stdout, this.secrets);
    const stderr = redactText(result.stderr, this.secrets);
    const outcome = { exitCode: result.exitCode, durationMs: result.durationMs };
    const tails = { stdoutTail: stdout.slice(-tailBytes), stderrTail: stderr.slice(-tailBytes) };
    // What the command said is stored beside the measured path, not in it.
    this.inBackground(
      finishCommand(this.runId, ordinal, { ...outcome, ...tails }).then(() => this.log('engine', stderr)),
    );
    const isClean = stdout === result.stdout && stderr === result.stderr;
    if (!isClean) this.inBackground(replaceOutput(jobDir, { stdout, stderr }));
    signal.throwIfAborted();
    return result;
  }

  /** Work that must be done before the run ends, but not before the next phase begins. */
  inBackground(work: Promise<unknown>): void {
    this.background.push(work);
  }

  /** Values of secrets that this run gave to commands. */
  secretValues(): readonly string[] {
    return this.secrets;
  }

  /** Work for when the run has done everything else, however it ended. */
  atEnd(work: () => Promise<unknown>): void {
    this.last.push(work);
  }

  async settle(): Promise<void> {
    await Promise.allSettled([...this.background, this.recorded]);
    for (const work of this.last.splice(0)) await Promise.allSettled([work()]);
  }

  // Phases are recorded in order beside the work, so that the record costs the measured path nothing.
  // Every engine command waits for them: no command runs whose phase is not stored.
  private record(writing: Promise<unknown>): void {
    this.recorded = Promise.all([this.recorded, writing]);
    this.recorded.catch(() => undefined);
  }

  private async beginPhase(key: PhaseKey, startedAt: Date): Promise<void> {
    const { phase, summary, seq } = await beginPhase(this.runId, key, startedAt);
    publishRunEvent(this.runId, { type: 'phase', seq, phase });
    publishRunEvent(this.runId, { type: 'run', seq: seq + 1, run: summary });
    publishRunChanged(summary);
  }

  private async patchPhase(key: PhaseKey, patch: PhasePatch): Promise<void> {
    const { phase, seq } = await updatePhase(this.runId, key, patch);
    publishRunEvent(this.runId, { type: 'phase', seq, phase });
  }
}
