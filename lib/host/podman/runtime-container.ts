import 'server-only';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineLayout } from '@/lib/host/engine/layout';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { exec } from '@/lib/host/process/exec';
import { argvOf, killNow, pidsWhere } from '@/lib/host/process/pids';

/** How long a runtime that works on without podman is waited for. */
const patienceMs = 15_000;

/**
 * A container as its OCI runtime has it, whatever podman thinks. When conmon is killed during a restore, the runtime
 * brings the container to life all the same: podman calls it exited, would remove it without ending its processes, and
 * cannot restore it again.
 */
export interface RuntimeContainer {
  /** Its first process; 0 when it has none. */
  pid: number;
  /** Ends its processes and takes it out of the runtime. */
  remove: () => Promise<void>;
}

/** Null when the runtime does not have it, and with a podman command of somebody's own, whose runtime is not known. */
export async function findInRuntime(containerId: string): Promise<RuntimeContainer | null> {
  const { kind, podmanCommand } = await resolveEngine();
  if (kind === 'override') return null;
  const info = await exec([...podmanCommand, 'info', '--format', '{{.Host.OCIRuntime.Path}}']);
  const runtime = info.stdout.trim();
  if (info.exitCode !== 0 || runtime === '') return null;
  await untilIdle(path.basename(runtime), containerId);
  const enter = kind === 'embedded' ? ['nsenter', `--mount=${engineLayout().namespaceFile}`, '--'] : [];
  const state = await exec([...enter, runtime, 'state', containerId]);
  if (state.exitCode !== 0) return null;
  const remove = async () => void (await exec([...enter, runtime, 'delete', '--force', containerId]));
  return { pid: pidOf(state.stdout), remove };
}

/** One that works on for longer waits for something that does not come, and is ended. */
async function untilIdle(runtime: string, containerId: string): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const atWork = await runtimesAtWork(runtime, containerId);
    if (atWork.length === 0) return;
    if (performance.now() >= deadline) {
      for (const pid of atWork) killNow(pid);
      return;
    }
    await sleep(100);
  }
}

async function runtimesAtWork(runtime: string, containerId: string): Promise<number[]> {
  return pidsWhere(async (pid) => {
    const argv = await argvOf(pid);
    return path.basename(argv[0] ?? '') === runtime && argv.includes(containerId);
  });
}

function pidOf(stateText: string): number {
  try {
    const { pid } = JSON.parse(stateText) as { pid?: unknown };
    return typeof pid === 'number' ? pid : 0;
  } catch {
    return 0;
  }
}
