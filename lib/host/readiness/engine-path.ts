import 'server-only';
import path from 'node:path';
import { checkpointDir, dataDir } from '@/lib/env';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { engineRoot } from '@/lib/host/facts/engine-facts';

/** Folders that are the same inside and outside the embedded engine, and those of which only the inside knows. */
const shared = ['/dev', '/proc', '/sys'];
const hidden = ['/run', '/tmp'];

const isBelow = (folder: string, file: string) => file === folder || file.startsWith(`${folder}/`);

/**
 * Where a path that the engine is given lies on this host. The embedded engine has a file tree of its own, in which
 * the data folder has its usual place. null: inside the engine's own temporary folders, which cannot be seen from here.
 */
export async function enginePath(file: string): Promise<string | null> {
  const { kind } = await resolveEngine();
  if (kind !== 'embedded') return file;
  if ([dataDir(), checkpointDir(), ...shared].some((folder) => isBelow(folder, file))) return file;
  if (hidden.some((folder) => isBelow(folder, file))) return null;
  return path.join(engineRoot(kind), file);
}
