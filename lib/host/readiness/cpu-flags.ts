import 'server-only';
import { readFile } from 'node:fs/promises';

let known: Promise<string[] | null> | null = null;

/** Features of this host's CPU as the kernel names them, sorted; null when they cannot be read. They never change. */
export function readCpuFlags(): Promise<string[] | null> {
  return (known ??= readFile('/proc/cpuinfo', 'utf8').then(parseCpuFlags, () => null));
}

/** The first processor's features in /proc/cpuinfo: "flags" on x86-64, "Features" on arm64. */
export function parseCpuFlags(cpuinfo: string): string[] | null {
  const line = /^(?:flags|Features)\s*: (.+)$/m.exec(cpuinfo)?.[1];
  return line === undefined ? null : line.trim().split(/\s+/).sort();
}
