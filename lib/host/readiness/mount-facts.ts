import 'server-only';
import { stat } from 'node:fs/promises';
import type { MountFact } from '@/lib/domain/readiness/readiness-facts';
import { podman } from '@/lib/host/podman/podman';
import { enginePath } from './engine-path';

/** What the sources of mounts are now. A source that is no path is a volume of podman, which is asked for. */
export async function readMountFacts(sources: readonly string[]): Promise<MountFact[]> {
  return Promise.all(sources.map((source) => (source.startsWith('/') ? ofPath(source) : ofVolume(source))));
}

async function ofPath(source: string): Promise<MountFact> {
  const nothing = { source, sizeBytes: null, mtimeMs: null };
  const file = await enginePath(source);
  if (file === null) return { ...nothing, kind: 'other' };
  const info = await stat(file).catch(() => null);
  if (info === null) return { ...nothing, kind: 'missing' };
  if (info.isFile()) return { source, kind: 'file', sizeBytes: info.size, mtimeMs: Math.floor(info.mtimeMs) };
  return { ...nothing, kind: info.isDirectory() ? 'folder' : 'other' };
}

async function ofVolume(source: string): Promise<MountFact> {
  const { exitCode } = await podman(['volume', 'exists', source]);
  return { source, kind: exitCode === 0 ? 'folder' : 'missing', sizeBytes: null, mtimeMs: null };
}
