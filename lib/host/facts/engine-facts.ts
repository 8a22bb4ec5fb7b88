import 'server-only';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Testbed } from '@/lib/domain/testbed';
import { engineLayout } from '@/lib/host/engine/layout';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { readCommand } from '@/lib/host/facts/read-command';
import { readText } from '@/lib/host/facts/read-text';

/** What can be told about the engine; null where it cannot. */
export interface EngineFacts {
  podman: string | null;
  /** Name and version, for example "runc 1.3.6+ds1". */
  runtime: string | null;
  criu: string | null;
  cudaPlugin: string | null;
  cudaCheckpoint: string | null;
  /** Program with which CRIU can close the network while it dumps. */
  iptables: string | null;
  nftables: string | null;
  isRootless: boolean | null;
  /** podman's own words when it did not answer. */
  failure: string | null;
}

const podmanInfo = z.object({
  host: z.object({
    ociRuntime: z.object({ name: z.string(), version: z.string() }).partial().optional(),
    security: z.object({ rootless: z.boolean() }).partial().optional(),
  }),
  version: z.object({ Version: z.string() }).partial().optional(),
});

/** Folders where distributions put CRIU's plugins. */
const pluginFolders = ['/usr/lib/criu', '/usr/lib64/criu', '/usr/local/lib/criu', '/usr/libexec/criu'];

/** The file tree in which the engine's programs run: "/" for the host's own, else that of the embedded engine. */
export function engineRoot(kind: Testbed['engineKind']): string {
  return kind === 'embedded' ? engineLayout().root : '/';
}

/** Asks podman and looks into the engine's file tree. Never throws. */
export async function readEngineFacts(
  podman: readonly string[],
  kind: Testbed['engineKind'],
  timeoutMs: number,
): Promise<EngineFacts> {
  const root = engineRoot(kind);
  const [info, criu, cudaPlugin, cudaCheckpoint, iptables, nftables] = await Promise.all([
    readPodmanInfo(podman, timeoutMs),
    readCriuVersion(root, timeoutMs),
    findCudaPlugin(root),
    findExecutable('cuda-checkpoint', root),
    findExecutable('iptables-restore', root),
    findExecutable('nft', root),
  ]);
  return { ...info, criu, cudaPlugin, cudaCheckpoint, iptables, nftables };
}

/** Reads `podman info --format json`. */
export function parsePodmanInfo(text: string): Pick<EngineFacts, 'podman' | 'runtime' | 'isRootless'> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const info = podmanInfo.safeParse(value);
  if (!info.success) return null;
  const { ociRuntime, security } = info.data.host;
  // "runc version 1.3.6+ds1\ncommit: ..." and "crun version 1.21\ncommit: ..."
  const version = /version:? ([^\s]+)/.exec(ociRuntime?.version ?? '')?.[1];
  const runtime = ociRuntime?.name ? [ociRuntime.name, version].filter(Boolean).join(' ') : null;
  return { podman: info.data.version?.Version ?? null, runtime, isRootless: security?.rootless ?? null };
}

async function readPodmanInfo(podman: readonly string[], timeoutMs: number) {
  const reading = await readCommand([...podman, 'info', '--format', 'json'], timeoutMs);
  const info = reading.state === 'ok' ? parsePodmanInfo(reading.stdout) : null;
  if (info) return { ...info, failure: null };
  const words = reading.stderr.trim().split('\n').at(-1) ?? '';
  const failure =
    reading.state === 'no-answer'
      ? `podman said nothing for ${timeoutMs / 1000} s`
      : words || 'podman said nothing useful';
  return { podman: null, runtime: null, isRootless: null, failure };
}

async function readCriuVersion(root: string, timeoutMs: number): Promise<string | null> {
  // A program of another file tree finds its libraries only there, so its package is asked instead.
  if (root !== '/') return parsePackageVersion((await readText(path.join(root, 'var/lib/dpkg/status'))) ?? '', 'criu');
  const file = await findExecutable('criu');
  if (file === null) return null;
  const reading = await readCommand([file, '--version'], timeoutMs);
  return /^Version: (\S+)/m.exec(reading.stdout)?.[1] ?? null;
}

/** The upstream version of an installed package in dpkg's status file. */
export function parsePackageVersion(status: string, name: string): string | null {
  const entry = status.split('\n\n').find((part) => part.startsWith(`Package: ${name}\n`));
  if (!entry || !/^Status: .* installed$/m.test(entry)) return null;
  const version = /^Version: (?:\d+:)?(\S+)$/m.exec(entry)?.[1];
  return version?.replace(/-[^-]+$/, '') ?? null;
}

async function findCudaPlugin(root: string): Promise<string | null> {
  for (const folder of pluginFolders) {
    const file = path.join(root, folder, 'cuda_plugin.so');
    try {
      await access(file);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
