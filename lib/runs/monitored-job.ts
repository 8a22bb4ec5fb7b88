import 'server-only';
import { AppError } from '@/lib/errors/app-error';
import { watchMonitor } from '@/lib/host/podman/stalled-monitor';
import type { JobResult } from '@/lib/host/process/job';
import type { RunContext } from './run-context';

/**
 * Runs an engine command that brings a container to life, and ends it when it would wait for ever for a runtime that
 * was killed.
 * @param container the name or the whole id of that container.
 * @throws AppError podman/runtime-died
 */
export async function monitoredJob(
  run: RunContext,
  argv: string[],
  signal: AbortSignal,
  container: string,
): Promise<JobResult> {
  const stalled = new AbortController();
  const stopWatching = watchMonitor(container, (monitors) => {
    for (const pid of monitors) kill(pid);
    stalled.abort(new AppError('podman/runtime-died', `The runtime of ${container} is gone, and podman waits for it.`));
  });
  try {
    return await run.job(argv, AbortSignal.any([signal, stalled.signal]));
  } finally {
    stopWatching();
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
