import 'server-only';
import { descendants } from '@/lib/host/process/tree';

/** Tells whose process a pid of the host is: the name of the container, or null. Reads every tree once. */
export async function containerOfPid(
  containers: readonly { name: string; pid: number | null }[],
): Promise<(pid: number) => string | null> {
  const owners = new Map<number, string>();
  for (const { name, pid } of containers) {
    if (pid !== null) for (const one of await descendants(pid)) owners.set(one, name);
  }
  return (pid) => owners.get(pid) ?? null;
}
