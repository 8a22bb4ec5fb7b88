import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineLayout } from '@/lib/host/engine/layout';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { exec } from '@/lib/host/process/exec';

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

async function untilIdle(runtime: string, containerId: string): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await isAtWork(runtime, containerId)) && performance.now() < deadline) await sleep(100);
}

async function isAtWork(runtime: string, containerId: string): Promise<boolean> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (path.basename(argv[0] ?? '') === runtime && argv.includes(containerId)) return true;
  }
  return false;
}

function pidOf(stateText: string): number {
  try {
    const { pid } = JSON.parse(stateText) as { pid?: unknown };
    return typeof pid === 'number' ? pid : 0;
  } catch {
    return 0;
  }
}
