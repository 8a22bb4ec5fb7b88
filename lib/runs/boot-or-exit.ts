import 'server-only';
import { errorText } from '@/lib/errors/error-text';
import { isAppError } from '@/lib/errors/app-error';
import { boot } from './boot';

/** Boots; what keeps the server from starting is told with its remedy, and ends the process instead of half a server. */
export async function bootOrExit(): Promise<void> {
  try {
    await boot();
  } catch (error) {
    if (!isAppError(error)) throw error;
    process.stderr.write(`${errorText(error)}\n`);
    process.exit(1);
  }
}
