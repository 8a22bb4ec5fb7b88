import 'server-only';
import { getRunSummary } from '@/lib/db/runs';
import { logTailLines } from '@/lib/diagnosis/diagnose';
import { findServerWords } from '@/lib/diagnosis/server-words';
import { AppError, isAppError } from '@/lib/errors/app-error';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import { readContainerEnv } from '@/lib/host/podman/read-container-env';
import { readContainerLog } from '@/lib/host/podman/read-container-log';
import { redactText, secretValues } from '@/lib/host/redact';

/** A signal that ended a process is shown by shells and podman as 128 and its number. */
const killed = 137;

/**
 * A failure of the model server with what the server itself wrote: the line that says why, its last lines, and the
 * exit code when it has ended. The container may be removed soon, and its log with it. Any other error as it is.
 * Never throws.
 */
export async function withServerWords(error: unknown, runId: string): Promise<unknown> {
  if (!isAppError(error) || !error.code.startsWith('server/')) return error;
  try {
    const { containerName: name = null, createdAt = '' } = (await getRunSummary(runId)) ?? {};
    if (name === null) return error;
    const [log, container, env] = await Promise.all([
      readContainerLog(name, createdAt),
      inspectContainer(name),
      readContainerEnv(name),
    ]);
    const text = redactText(log, secretValues(env)).trimEnd();
    const { line, context, remedy } = findServerWords(text);
    return new AppError(error.code, [error.detail, howItEnded(container)].filter(Boolean).join(' '), {
      remedy: remedy ?? error.remedy.map((step) => step.replace(/\bNAME\b/, container.name)),
      decisiveLine: line,
      context,
      logTail: text === '' ? [] : text.split('\n').slice(-logTailLines),
      cause: error,
    });
  } catch {
    return error;
  }
}

function howItEnded({ isRunning, exitCode }: { isRunning: boolean; exitCode: number }): string {
  if (isRunning) return '';
  const why = exitCode === killed ? ': it was killed, by the kernel for want of memory or by somebody' : '';
  return `It ended with exit code ${exitCode}${why}.`;
}
