import 'server-only';
import { execa } from 'execa';

export interface CommandResult {
  argv: string[];
  exitCode: number | null;
  stdout: string;
  stderr: string;
  durationMs: number;
  timedOut: boolean;
}

/**
 * Runs one short command to its end and returns what it said, whatever its exit code.
 * Arguments are an array and never meet a shell. For commands that change the host and
 * must outlive the web server see `job.ts`.
 */
export async function exec(
  argv: readonly string[],
  { timeoutMs = 30_000, signal, env }: { timeoutMs?: number; signal?: AbortSignal; env?: Record<string, string> } = {},
): Promise<CommandResult> {
  const [file = '', ...args] = argv;
  const result = await execa(file, args, {
    reject: false,
    timeout: timeoutMs,
    stdin: 'ignore',
    maxBuffer: 64 * 1024 * 1024,
    ...(signal ? { cancelSignal: signal } : {}),
    ...(env ? { env } : {}),
  });
  return {
    argv: [...argv],
    exitCode: result.exitCode ?? null,
    stdout: result.stdout,
    stderr: result.stderr === '' && result.failed ? (result.shortMessage ?? '') : result.stderr,
    durationMs: Math.round(result.durationMs),
    timedOut: result.timedOut,
  };
}
