import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { processesInRoot } from '@/lib/host/engine/processes-in-root';

/** A process of the engine: podman, conmon, runc or criu. */
export interface EngineProcess {
  pid: number;
  name: string;
  argv: string[];
}

/** Processes of these names whose root is the engine's: a restore has a mount namespace of its own. */
export async function engineProcesses(namespaceFile: string, names: readonly string[]): Promise<EngineProcess[]> {
  const found: EngineProcess[] = [];
  for (const pid of await processesInRoot(path.join(path.dirname(path.dirname(namespaceFile)), 'root'))) {
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
    if (!names.some((wanted) => name === wanted || name.startsWith(`${wanted}:`))) continue;
    const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').filter(Boolean);
    // A zombie has no arguments: it has ended already.
    if (argv.length > 0) found.push({ pid, name, argv });
  }
  return found;
}
