import 'server-only';
import { performance } from 'node:perf_hooks';
import { treeUsage } from '@/lib/host/process/tree';

// `podman stats` shows 0 where the host's cgroups have no memory or pids controller, so usage is
// read from the processes themselves.
const key = Symbol.for('gpu-load.container-usage');
const holder = globalThis as { [key]?: Map<string, { at: number; cpuSeconds: number }> };

/** CPU since the last call in per cent of one core, and resident bytes; null when not available. */
export async function readContainerUsage(
  containerId: string,
  pid: number,
): Promise<{ cpuPercent: number | null; memoryBytes: number | null }> {
  const last = (holder[key] ??= new Map());
  const usage = pid > 0 ? await treeUsage(pid) : null;
  if (!usage) {
    last.delete(containerId);
    return { cpuPercent: null, memoryBytes: null };
  }
  const at = performance.now();
  const before = last.get(containerId);
  last.set(containerId, { at, cpuSeconds: usage.cpuSeconds });
  const elapsedSeconds = before ? (at - before.at) / 1000 : 0;
  const cpuPercent =
    before && elapsedSeconds > 0.2 && usage.cpuSeconds >= before.cpuSeconds
      ? Math.round(((usage.cpuSeconds - before.cpuSeconds) / elapsedSeconds) * 1000) / 10
      : null;
  return { cpuPercent, memoryBytes: usage.residentBytes };
}
