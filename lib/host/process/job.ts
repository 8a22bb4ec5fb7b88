import 'server-only';
import { mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { execa } from 'execa';
import { atUsualPriority, stepBack } from './step-back';

// A dump that dies with the web server leaves half a checkpoint. So commands that change the
// host run in a session of their own, with their output and exit code in files: they finish
// without us, and the next start can read how they ended (docs/decisions/007-long-commands.md).
const script = '"$@" >"$0/stdout" 2>"$0/stderr"; rc=$?; echo "$rc" >"$0/rc.part"; mv "$0/rc.part" "$0/rc"';

export interface JobResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  durationMs: number;
  /** When it was started. */
  startedAt: Date;
}

export interface Job {
  pid: number;
  jobDir: string;
  /** Resolves when the command has ended; never rejects because of its exit code. */
  done: Promise<JobResult>;
  /** Asks the command to end: SIGTERM to its session, SIGKILL when that does not help. */
  stop: () => Promise<void>;
}

/**
 * Starts `argv` detached from this process, with its output under `jobDir`. It is timed, so this process steps back
 * for as long as it runs.
 */
export async function startJob(argv: readonly string[], jobDir: string): Promise<Job> {
  // What commands say may hold secrets.
  await mkdir(jobDir, { recursive: true, mode: 0o700 });
  const startedAt = new Date();
  const startedMs = performance.now();
  // The job, and the container that it may bring to life, have the usual priority, whatever that of the server is.
  const child = atUsualPriority(() =>
    execa('/bin/sh', ['-c', script, jobDir, ...argv], {
      detached: true,
      cleanup: false,
      stdio: 'ignore',
      reject: false,
    }),
  );
  const goOn = stepBack();
  const pid = child.pid ?? 0;
  const done = child.then(async (result) => {
    const durationMs = Math.round(performance.now() - startedMs);
    goOn();
    const ended = await readJob(jobDir);
    return {
      exitCode: ended?.exitCode ?? result.exitCode ?? 128 + 9,
      stdout: await readTail(path.join(jobDir, 'stdout')),
      stderr: await readTail(path.join(jobDir, 'stderr')),
      durationMs,
      startedAt,
    };
  });
  return { pid, jobDir, done, stop: () => stopSession(pid, done) };
}

/** How a job of this or an earlier server ended; null while it runs or when it was killed. */
export async function readJob(jobDir: string): Promise<{ exitCode: number; endedAt: Date } | null> {
  try {
    const file = path.join(jobDir, 'rc');
    const exitCode = Number.parseInt(await readFile(file, 'utf8'), 10);
    return Number.isNaN(exitCode) ? null : { exitCode, endedAt: (await stat(file)).mtime };
  } catch {
    return null;
  }
}

/** Puts other words in place of what an ended job said, such as those without secrets. */
export async function replaceOutput(
  jobDir: string,
  { stdout, stderr }: Pick<JobResult, 'stdout' | 'stderr'>,
): Promise<void> {
  await writeFile(path.join(jobDir, 'stdout'), stdout, { mode: 0o600 });
  await writeFile(path.join(jobDir, 'stderr'), stderr, { mode: 0o600 });
}

/** True while the session that `startJob` began has its leader alive, seen from any server. */
export async function isJobAlive(pid: number, jobDir: string): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(jobDir);
  } catch {
    return false;
  }
}

async function stopSession(pid: number, done: Promise<unknown>): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const isOver = await Promise.race([
    done.then(() => true),
    new Promise<false>((r) => setTimeout(() => r(false), 5000)),
  ]);
  if (!isOver) signalGroup(pid, 'SIGKILL');
  await done;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already, which is what was asked for.
  }
}

/** The last part of a file, as text; empty when it is not there. */
async function readTail(file: string, maxBytes = 1024 * 1024): Promise<string> {
  let handle;
  try {
    handle = await open(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, maxBytes);
    const buffer = Buffer.alloc(length);
    await handle.read(buffer, 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}
