import { isAppError } from '@/lib/errors/app-error';
import { errorText } from '@/lib/errors/error-text';

/** Runs a command; what goes wrong is told in a sentence with its remedy, and the exit code says it. */
export async function inTerminal(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(isAppError(error) ? errorText(error) : `✗ ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
