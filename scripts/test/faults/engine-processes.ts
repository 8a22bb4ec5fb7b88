import { readdir, readFile, readlink, stat } from 'node:fs/promises';

/** A process of the engine: podman, conmon, runc or criu. */
export interface EngineProcess {
  pid: number;
  name: string;
  argv: string[];
}

/** Processes of these names in the engine's mount namespace; containers have namespaces of their own. */
export async function engineProcesses(namespaceFile: string, names: readonly string[]): Promise<EngineProcess[]> {
  const { ino } = await stat(namespaceFile).catch(() => ({ ino: -1 }));
  const found: EngineProcess[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
    if (!names.some((wanted) => name === wanted || name.startsWith(`${wanted}:`))) continue;
    if ((await readlink(`/proc/${pid}/ns/mnt`).catch(() => '')) !== `mnt:[${ino}]`) continue;
    const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').filter(Boolean);
    // A zombie has no arguments: it has ended already.
    if (argv.length > 0) found.push({ pid: Number(pid), name, argv });
  }
  return found;
}
