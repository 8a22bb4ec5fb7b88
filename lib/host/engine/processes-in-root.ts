import 'server-only';
import { stat } from 'node:fs/promises';
import { pidsWhere } from '@/lib/host/process/pids';

/**
 * Processes whose root folder is this one, in whichever mount namespace: podman, conmon, runc and CRIU of the engine
 * whose root it is. Containers have roots of their own.
 */
export async function processesInRoot(root: string): Promise<number[]> {
  const engine = await stat(root).catch(() => null);
  if (engine === null) return [];
  return pidsWhere(async (pid) => {
    const own = await stat(`/proc/${pid}/root/`).catch(() => null);
    return own?.ino === engine.ino && own.dev === engine.dev;
  });
}
