import 'server-only';
import { cpus, hostname, release, totalmem } from 'node:os';
import type { Testbed } from '@/lib/domain/testbed';
import { readEngineFacts } from '@/lib/host/facts/engine-facts';
import { readGpus } from '@/lib/host/facts/gpu';
import { readCgroupMode, readTransparentHugePages } from '@/lib/host/facts/kernel-facts';
import { readText } from '@/lib/host/facts/read-text';

/** `podman info` takes a fraction of a second; on a busy host it may take longer, and a run can wait for it. */
const infoTimeoutMs = 5_000;

/** The machine and the versions that a run is measured on. Never throws: what cannot be told is null. */
export async function collectTestbed(podman: string[], engineKind: Testbed['engineKind']): Promise<Testbed> {
  const [engine, gpu, transparentHugePages, cgroupMode, osRelease] = await Promise.all([
    readEngineFacts(podman, engineKind, infoTimeoutMs),
    readGpus(),
    readTransparentHugePages(),
    readCgroupMode(),
    readText('/etc/os-release'),
  ]);
  const processors = cpus();
  return {
    hostname: hostname(),
    cpuModel: processors[0]?.model.trim() || 'unknown',
    cpuCount: processors.length,
    memoryTotalBytes: totalmem(),
    kernel: release(),
    distribution: parseDistribution(osRelease ?? ''),
    engineKind,
    podman: engine.podman,
    runtime: engine.runtime,
    criu: engine.criu,
    cudaPlugin: engine.cudaPlugin,
    gpuDriver: gpu.driverVersion,
    gpus: gpu.gpus.map((one) => one.name),
    transparentHugePages,
    cgroupMode,
  };
}

/** The distribution's name in /etc/os-release. */
export function parseDistribution(osRelease: string): string {
  return /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(osRelease)?.[1] ?? 'unknown';
}
