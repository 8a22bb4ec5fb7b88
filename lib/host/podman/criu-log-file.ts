import 'server-only';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** CRIU's log of a dump or a restore, in podman's `userdata` of the container. */
export function criuLogFile(userdataDir: string, name: 'dump.log' | 'restore.log'): string {
  return path.join(userdataDir, name);
}

/**
 * Takes away the log that an earlier dump or restore of the container left. Podman leaves it there, and CRIU begins a
 * new one only when it comes so far: a command that fails before would be diagnosed from somebody else's failure.
 */
export async function removeOldLog(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** Whether a file was written to at or after a time (ms since 1970); false when it is not there. */
export async function isWrittenSince(file: string, sinceMs: number): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs >= sinceMs - clockGrainMs,
    () => false,
  );
}

/** Times of files come from the kernel's coarse clock, which may be this much behind. */
const clockGrainMs = 10;
