import 'server-only';
import { readdir, readFile } from 'node:fs/promises';

// When the OCI runtime is killed in the middle of a restore, conmon goes on waiting for it and podman for conmon, for
// ever (podman 5.8 with conmon 2.2 and runc 1.3). A conmon at work always has a living child: the runtime, then the
// container's first process, then podman's clean-up.
const lookEveryMs = 1_000;
const looksUntilStalled = 5;

/**
 * Watches the monitor of a container while an engine command works on it.
 * @param container its name or its whole id, as conmon's arguments have it.
 * @param onStalled called once, with the pids of monitors that have had no living child for five looks, a second apart.
 * @returns the function that ends the watch.
 */
export function watchMonitor(container: string, onStalled: (pids: number[]) => void): () => void {
  let looks = 0;
  const look = async () => {
    const monitors = await monitorsOf(container);
    const hasWork = await Promise.all(monitors.map(hasLivingChild));
    looks = monitors.length > 0 && !hasWork.includes(true) ? looks + 1 : 0;
    if (looks < looksUntilStalled) return;
    clearInterval(timer);
    onStalled(monitors);
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function monitorsOf(container: string): Promise<number[]> {
  const found: number[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const argv = (await readText(`/proc/${pid}/cmdline`)).split('\0');
    if (argv[0]?.endsWith('conmon') && argv.includes(container)) found.push(Number(pid));
  }
  return found;
}

async function hasLivingChild(pid: number): Promise<boolean> {
  const children = (await readText(`/proc/${pid}/task/${pid}/children`)).split(' ').filter(Boolean);
  const states = await Promise.all(children.map(stateOf));
  return states.some((state) => state !== '' && state !== 'Z');
}

/** The letter of /proc/PID/stat, which follows the name in brackets; empty when the process is gone. */
async function stateOf(pid: string): Promise<string> {
  const stat = await readText(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[0] ?? '';
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
