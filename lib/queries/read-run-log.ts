import 'server-only';
import { logText } from '@/lib/host/run-log/log-text';
import { openLog, phaseOfLog } from '@/lib/host/run-log/open-log';
import { runLogFile } from './run-log-file';

/**
 * A log of a run as it is now: each call of what it returns gives the whole text, a block at a time.
 * @throws AppError run/not-found, run/log-not-found, run/log-damaged
 */
export async function readRunLog(runId: string, name: string): Promise<() => AsyncGenerator<Buffer>> {
  const { file } = await runLogFile(runId, name);
  const log = await openLog(file, phaseOfLog(name));
  return () => logText(log);
}
