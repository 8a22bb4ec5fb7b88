import 'server-only';
import { AppError } from '@/lib/errors/app-error';
import { watchMonitor } from '@/lib/host/podman/stalled-monitor';
import type { JobResult } from '@/lib/host/process/job';
import { killNow } from '@/lib/host/process/pids';
import type { RunContext } from './run-context';

/**
 * Runs an engine command that brings a container to life, and ends it when it would wait for ever for a runtime or
 * a CRIU that was killed.
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
  const stopWatching = watchMonitor(container, (waiting) => {
    waiting.forEach(killNow);
    stalled.abort(
      new AppError('podman/runtime-died', `The runtime of ${container} or its CRIU is gone, and podman waits for it.`),
    );
  });
  try {
    return await run.job(argv, AbortSignal.any([signal, stalled.signal]));
  } finally {
    stopWatching();
  }
}
