import 'server-only';
import type { NowFacts } from '@/lib/domain/readiness/readiness-facts';
import { isAppError } from '@/lib/errors/app-error';
import { inspectContainer } from '@/lib/host/podman/inspect-container';

/** Whether a container of this name or id is there, and whether it has processes; null when podman does not answer. */
export async function readContainerNow(container: string): Promise<{ state: NowFacts['container']; pid: number }> {
  try {
    const found = await inspectContainer(container);
    const isUp = found.isRunning || found.status === 'paused';
    if (isUp) return { state: 'running', pid: found.pid };
    return { state: found.status === 'created' ? 'created' : 'stopped', pid: 0 };
  } catch (error) {
    const isMissing = isAppError(error) && error.code === 'podman/container-missing';
    return { state: isMissing ? 'absent' : null, pid: 0 };
  }
}
