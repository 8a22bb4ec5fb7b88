import 'server-only';
import { statSync, watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogFileTimes } from '@/lib/domain/measurement';

/** Sees when CRIU begins a log. */
export interface LogWatch {
  /** When the log began and was last written, in ms after `since`; undefined when that was not seen. Ends the watch. */
  times: (since: Date) => Promise<LogFileTimes | undefined>;
  close: () => void;
}

/**
 * Watches for the first bytes of a log that is not there yet: podman makes the file long before CRIU begins, so its
 * birth says nothing. When CRIU was done, the kernel's time of the last change says. A witness beside the time stamps
 * in the log; where files cannot be watched it has seen nothing.
 */
export function watchLog(file: string): LogWatch {
  let begunAtMs: number | null = null;
  let watcher: FSWatcher | null = null;
  const close = () => {
    watcher?.close();
    watcher = null;
  };
  try {
    watcher = watch(path.dirname(file), (_, name) => {
      if (begunAtMs !== null || name !== path.basename(file)) return;
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
      begunAtMs = Date.now();
      // The log has thousands of lines: only its first is waited for.
      close();
    });
    watcher.on('error', close);
  } catch {
    close();
  }
  const times = async (since: Date): Promise<LogFileTimes | undefined> => {
    close();
    const found = await stat(file).catch(() => null);
    if (begunAtMs === null || found === null) return undefined;
    return { begunMs: begunAtMs - since.getTime(), writtenMs: found.mtimeMs - since.getTime() };
  };
  return { times, close };
}
