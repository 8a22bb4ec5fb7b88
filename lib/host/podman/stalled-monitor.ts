import 'server-only';
import { pidsWhere, readOfProcess } from '@/lib/host/process/pids';
import { descendants } from '@/lib/host/process/tree';
import { findStall, isStalled, type ProcessTexts } from './runtime-stall';

const lookEveryMs = 1_000;

/**
 * Watches the monitor of a container while an engine command works on it.
 * @param container its name or its whole id, as conmon's arguments have it.
 * @param onStalled called once, with the pids of those that wait in vain, when nothing can come any more.
 * @returns the function that ends the watch.
 */
export function watchMonitor(container: string, onStalled: (pids: number[]) => void): () => void {
  const signs: (string | null)[] = [];
  let isLooking = false;
  const look = async () => {
    // On a busy host one look may take longer than a second: each counts once.
    if (isLooking) return;
    isLooking = true;
    const found = findStall(await readMonitors(container), container);
    isLooking = false;
    signs.push(found?.sign ?? null);
    if (found === null || !isStalled(signs)) return;
    clearInterval(timer);
    onStalled(found.pids);
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** What /proc says of the monitors that name this container, and of everything below them. */
async function readMonitors(container: string): Promise<ProcessTexts[]> {
  const named = await pidsWhere(async (pid) => (await readOfProcess(pid, 'cmdline')).includes(container));
  const all = new Set((await Promise.all(named.map(descendants))).flat());
  return Promise.all([...all].map(readProcess));
}

async function readProcess(pid: number): Promise<ProcessTexts> {
  const read = (file: string) => readOfProcess(pid, file);
  return { pid, stat: await read('stat'), cmdline: await read('cmdline'), wchan: await read('wchan') };
}
