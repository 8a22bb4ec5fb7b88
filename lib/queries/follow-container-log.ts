import 'server-only';
import { followContainerLog as follow } from '@/lib/host/podman/follow-log';

/** Calls `onLine` for the last lines of a container's log and for each new one, until the signal aborts. */
export async function followContainerLog(
  container: string,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<void> {
  return follow(container, signal, onLine);
}
