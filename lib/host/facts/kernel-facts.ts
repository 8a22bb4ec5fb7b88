import 'server-only';
import { readFile, statfs } from 'node:fs/promises';
import { release } from 'node:os';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readText } from '@/lib/host/facts/read-text';

const cgroup2Magic = 0x63677270;

/** How control groups are mounted: "v2", "hybrid" (both), "v1"; null when they are not. */
export async function readCgroupMode(): Promise<string | null> {
  if (await isCgroup2('/sys/fs/cgroup')) return 'v2';
  if (await isCgroup2('/sys/fs/cgroup/unified')) return 'hybrid';
  return ((await readText('/proc/self/cgroup')) ?? '') === '' ? null : 'v1';
}

async function isCgroup2(folder: string): Promise<boolean> {
  try {
    return (await statfs(folder)).type === cgroup2Magic;
  } catch {
    return false;
  }
}

/** The value that is on in a file such as "always [madvise] never". */
export function chosenWord(text: string | null): string | null {
  return /\[([^\]]+)\]/.exec(text ?? '')?.[1] ?? null;
}

/** When the kernel uses huge pages for ordinary memory; null where it cannot. */
export async function readTransparentHugePages(): Promise<string | null> {
  return chosenWord(await readText('/sys/kernel/mm/transparent_hugepage/enabled'));
}

/** The options this kernel was built with, and where they were read; null when the host does not tell. */
export async function readKernelConfig(): Promise<{ source: string; text: string } | null> {
  try {
    const packed = await readFile('/proc/config.gz');
    return { source: '/proc/config.gz', text: (await promisify(gunzip)(packed)).toString('utf8') };
  } catch {
    // Most distributions put it on disk instead.
  }
  for (const source of [`/boot/config-${release()}`, `/lib/modules/${release()}/config`]) {
    const text = await readText(source);
    if (text !== null) return { source, text };
  }
  return null;
}

/** The value of one option ("y", "m"); null when it is off or not there. */
export function kernelOption(config: string, name: string): string | null {
  return new RegExp(`^${name}=(.+)$`, 'm').exec(config)?.[1] ?? null;
}
