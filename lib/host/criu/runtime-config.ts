import 'server-only';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { engineRoot, readEngineFacts } from '@/lib/host/facts/engine-facts';

const infoTimeoutMs = 5_000;

/** The settings that the runtime hands to CRIU: the file as this host sees it, and as the engine names it. */
export interface RuntimeConfig {
  file: string;
  shownPath: string;
  text: string;
}

/** Reads CRIU's settings of this engine's runtime; a file that is not there is empty. */
export async function readRuntimeConfig(): Promise<RuntimeConfig> {
  const { kind, podmanCommand } = await resolveEngine();
  const { runtime } = await readEngineFacts(podmanCommand, kind, infoTimeoutMs);
  const name = runtime?.split(' ')[0] === 'crun' ? 'crun.conf' : 'runc.conf';
  const shownPath = path.join('/etc/criu', name);
  const file = path.join(engineRoot(kind), shownPath);
  return { file, shownPath, text: await readConfigFile(file) };
}

/** Replaces the file in one step; what it held before stays beside it as `.bak`. */
export async function writeConfigFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await copyFile(file, `${file}.bak`).catch(ignoreMissing);
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { mode: 0o644 });
  await rename(fresh, file);
}

async function readConfigFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
