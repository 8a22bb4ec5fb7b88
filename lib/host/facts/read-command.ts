import 'server-only';
import { exec } from '@/lib/host/process/exec';

export interface CommandReading {
  state: 'ok' | 'failed' | 'no-answer';
  stdout: string;
  stderr: string;
}

/** A program stuck in the kernel (a broken driver) cannot be killed; it is waited for no longer than this. */
const killGraceMs = 200;

/** Runs a command that only reads, for at most `timeoutMs`. Never throws. */
export async function readCommand(argv: readonly string[], timeoutMs: number): Promise<CommandReading> {
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<CommandReading>((resolve) => {
    timer = setTimeout(() => resolve({ state: 'no-answer', stdout: '', stderr: '' }), timeoutMs + killGraceMs);
  });
  const reading = exec(argv, { timeoutMs }).then(
    (result): CommandReading => ({
      state: result.timedOut ? 'no-answer' : result.exitCode === 0 ? 'ok' : 'failed',
      stdout: result.stdout,
      stderr: result.stderr,
    }),
    (error: unknown): CommandReading => ({ state: 'failed', stdout: '', stderr: String(error) }),
  );
  try {
    return await Promise.race([reading, giveUp]);
  } finally {
    clearTimeout(timer);
  }
}
